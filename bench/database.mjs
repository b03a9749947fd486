import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../scripts/postgres/startPostgres.mjs';

export const DATABASES = ['postgres', 'sqlite'];

const backendPackage = fileURLToPath(
  new URL('../packages/backend/package.json', import.meta.url),
);
const require = createRequire(backendPackage);
const starters = {
  postgres: startPostgresDatabase,
  sqlite: openSqliteDatabase,
};

/**
 * A database of its own for the backend.
 *
 * @param kind - of DATABASES
 * @param folder - for the files of SQLite
 * @returns how the backend is told of it, how to ask the tables of Tandem or
 * another plugin, what true is there, and how to stop it; PostgreSQL can be
 * restarted, too
 */
export function startDatabase(kind, folder) {
  return starters[kind](folder);
}

async function startPostgresDatabase() {
  const { Client } = require('pg');
  const postgres = await startPostgres();
  const urlOf = plugin => `${postgres.url}/backstage_plugin_${plugin}`;
  const query = async (sql, plugin = 'tandem') => {
    const client = new Client(urlOf(plugin));
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    url: urlOf('tandem'),
    configuration: {
      client: 'pg',
      connection: {
        host: '127.0.0.1',
        port: postgres.port,
        user: 'postgres',
        password: 'postgres',
      },
    },
    query,
    yes: true,
    async describe() {
      const [{ bytes, version }] = await query(
        `select pg_database_size(current_database())::float8 as bytes,
           current_setting('server_version') as version`,
      );
      return { bytes, name: `PostgreSQL ${version}` };
    },
    restart: postgres.restart,
    stop: () => postgres.stop(),
  };
}

async function openSqliteDatabase(folder) {
  const Database = require('better-sqlite3');
  const fileOf = plugin => path.join(folder, `${plugin}.sqlite`);
  const query = async (sql, plugin = 'tandem') => {
    const database = new Database(fileOf(plugin), { fileMustExist: true });
    try {
      const statement = database.prepare(sql);
      return statement.reader ? statement.all() : [statement.run()];
    } finally {
      database.close();
    }
  };
  return {
    url: fileOf('tandem'),
    configuration: {
      client: 'better-sqlite3',
      connection: { directory: folder },
    },
    query,
    yes: 1,
    async describe() {
      const [{ bytes, version }] = await query(
        `select page_count * page_size as bytes, sqlite_version() as version
           from pragma_page_count, pragma_page_size`,
      );
      return { bytes, name: `SQLite ${version}` };
    },
    stop: async () => {},
  };
}
