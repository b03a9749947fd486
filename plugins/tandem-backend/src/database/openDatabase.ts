import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const migrationsDirectory = resolvePackagePath(
  '@tandem/backstage-plugin-tandem-backend',
  'migrations',
);

/** Of the lock that replicas wait for; any number that nobody else uses. */
const LOCK = 7_263_364;

/** Brings the schema up to date, unless the installation forbids it. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await migrate(knex);
  }
  return knex;
}

/**
 * Replicas that start at once on an empty database would each add a row to the
 * table that locks migrations, and nobody could take such a lock ever after.
 * The lock of PostgreSQL goes with the connection, so a crash leaves none.
 */
async function migrate(knex: Knex): Promise<void> {
  const config = { directory: migrationsDirectory };
  if (knex.client.config.client !== 'pg') {
    await knex.migrate.latest(config);
    return;
  }
  await knex.transaction(async trx => {
    await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    await trx.migrate.latest(config);
  });
}
