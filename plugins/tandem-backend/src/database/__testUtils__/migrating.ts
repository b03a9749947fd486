import type { Knex } from 'knex';
import { readdirSync } from 'node:fs';
import path from 'node:path';

export const directory = path.resolve(__dirname, '../../../migrations');

export async function migrateUpOnce(knex: Knex) {
  await knex.migrate.up({ directory });
}

export async function migrateDownOnce(knex: Knex) {
  await knex.migrate.down({ directory });
}

/** All from the first to the one of this file name. */
export async function migrateUpTo(knex: Knex, name: string) {
  for (const file of readdirSync(directory).sort()) {
    await migrateUpOnce(knex);
    if (file === name) return;
  }
  throw new Error(`There is no migration ${name}`);
}

/** Tandem's own, by name. */
export async function tablesOf(knex: Knex): Promise<string[]> {
  const rows =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .where('table_schema', 'public')
          .select('table_name as name')
      : await knex('sqlite_master').where('type', 'table').select('name');
  return rows
    .map(row => row.name as string)
    .filter(name => !/^(knex_|sqlite_)/.test(name))
    .sort();
}
