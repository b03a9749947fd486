import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../scripts/freePort.mjs';
import { startPostgres } from '../scripts/postgres/startPostgres.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folderOfBackend = path.join(root, 'packages/backend');
const { Client } = createRequire(path.join(folderOfBackend, 'package.json'))(
  'pg',
);
const TOKEN = 'bench-token-of-tandem';

/**
 * Starts a PostgreSQL and the demo's backend on it, both on free ports of
 * 127.0.0.1: the process that `backstage-cli package start` would start, but
 * alone, without watching files, and with NODE_ENV=production.
 *
 * @param options.catalog - YAML of the entities
 * @param options.nodeFlags - further flags of Node, for profiles
 */
export async function startBackend({ catalog, nodeFlags = [] }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-bench-'));
  const postgres = await startPostgres();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const catalogFile = path.join(folder, 'catalog.yaml');
  const configFile = path.join(folder, 'app-config.bench.yaml');
  const logFile = path.join(folder, 'backend.log');
  await writeFile(catalogFile, catalog);
  await writeFile(
    configFile,
    JSON.stringify(configuration({ url, port, postgres, catalogFile })),
  );
  const log = openSync(logFile, 'w');
  const backend = spawn(
    process.execPath,
    [
      ...nodeFlags,
      ...['--require', '@backstage/cli-node/config/nodeTransform.cjs'],
      'src/index.ts',
      ...['--config', path.join(root, 'app-config.yaml')],
      ...['--config', configFile],
    ],
    {
      cwd: folderOfBackend,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', log, log],
    },
  );
  return {
    url,
    token: TOKEN,
    logFile,
    databaseUrl: `${postgres.url}/backstage_plugin_tandem`,
    isRunning: () => backend.exitCode === null && backend.signalCode === null,
    /** Memory in use, in megabytes. */
    residentMegabytes: () =>
      Number(
        execFileSync('ps', ['-o', 'rss=', '-p', String(backend.pid)], {
          encoding: 'utf8',
        }),
      ) / 1024,
    async query(sql, values) {
      const client = new Client(`${postgres.url}/backstage_plugin_tandem`);
      await client.connect();
      try {
        return (await client.query(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    async stop() {
      if (this.isRunning()) {
        const exited = once(backend, 'exit');
        backend.kill('SIGTERM');
        await Promise.race([exited, sleep(10_000, undefined, { ref: false })]);
        backend.kill('SIGKILL');
      }
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configuration({ url, port, postgres, catalogFile }) {
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'pg',
        connection: {
          host: '127.0.0.1',
          port: postgres.port,
          user: 'postgres',
          password: 'postgres',
        },
      },
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'bench' } },
        ],
      },
    },
    auth: { providers: { tandemDemo: null } },
    permission: { enabled: true },
    catalog: {
      // Read once; afterwards the catalog leaves the machine in peace.
      processingInterval: { hours: 24 },
      locations: [{ type: 'file', target: catalogFile }],
    },
    tandem: { demo: false },
  };
}
