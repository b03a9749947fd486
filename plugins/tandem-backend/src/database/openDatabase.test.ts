import type { DatabaseService } from '@backstage/backend-plugin-api';
import createKnex, { type Knex } from 'knex';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { testDatabases } from '../__testUtils__/startTandem';
import { openDatabase } from './openDatabase';

const { databases } = testDatabases();
jest.setTimeout(60_000);

const REPLICAS = 3;
const ROUNDS = 3;
const migrations = readdirSync(path.resolve(__dirname, '../../migrations'));

/** A connection of its own, as another process has it. */
async function open(knex: Knex) {
  const own = createKnex({
    ...knex.client.config,
    pool: { min: 0, max: 1 },
  });
  try {
    const service: DatabaseService = { getClient: async () => own };
    await openDatabase(service);
  } finally {
    await own.destroy();
  }
}

describe('opening the database', () => {
  it('makes the tables once for replicas that start at the same moment', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const knex = await databases.init('POSTGRES_18');
      await Promise.all(Array.from({ length: REPLICAS }, () => open(knex)));
      const made = await knex('knex_migrations').select('name');
      expect(made).toHaveLength(migrations.length);
      expect(await knex('knex_migrations_lock').select('is_locked')).toEqual([
        { is_locked: 0 },
      ]);
      await open(knex);
    }
  });
});
