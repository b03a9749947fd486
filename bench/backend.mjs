import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../scripts/freePort.mjs';
import { startDatabase } from './database.mjs';
import { createUserTokens } from './userTokens.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const TOKEN = 'bench-token-of-tandem';

/**
 * Starts a database and the demo's backend on it, on free ports of 127.0.0.1:
 * the process that `backstage-cli package start` would start, but alone,
 * without watching files, and with NODE_ENV=production.
 *
 * @param options.catalog - YAML of the entities
 * @param options.database - of DATABASES
 * @param options.nodeFlags - further flags of Node, for profiles
 */
export async function startBackend({ catalog, database: kind, nodeFlags }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-bench-'));
  const database = await startDatabase(kind, folder);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { keyStore, tokenOf } = await createUserTokens({ folder, url });
  const catalogFile = path.join(folder, 'catalog.yaml');
  const configFile = path.join(folder, 'app-config.bench.yaml');
  const logFile = path.join(folder, 'backend.log');
  await writeFile(catalogFile, catalog);
  await writeFile(
    configFile,
    JSON.stringify(
      configurationOf({ url, port, database, keyStore, catalogFile }),
    ),
  );
  const backend = spawnBackend({ configFile, logFile, nodeFlags });
  const isRunning = () =>
    backend.exitCode === null && backend.signalCode === null;
  return {
    url,
    token: TOKEN,
    tokenOf,
    logFile,
    database,
    isRunning,
    /** Memory in use, in megabytes. */
    residentMegabytes: () =>
      Number(
        execFileSync('ps', ['-o', 'rss=', '-p', String(backend.pid)], {
          encoding: 'utf8',
        }),
      ) / 1024,
    async stop() {
      if (isRunning()) {
        const exited = once(backend, 'exit');
        backend.kill('SIGTERM');
        await Promise.race([exited, sleep(10_000, undefined, { ref: false })]);
        backend.kill('SIGKILL');
      }
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function spawnBackend({ configFile, logFile, nodeFlags = [] }) {
  const log = openSync(logFile, 'w');
  return spawn(
    process.execPath,
    [
      ...nodeFlags,
      ...['--require', '@backstage/cli-node/config/nodeTransform.cjs'],
      'src/index.ts',
      ...['--config', path.join(root, 'app-config.yaml')],
      ...['--config', configFile],
    ],
    {
      cwd: path.join(root, 'packages/backend'),
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', log, log],
    },
  );
}

function configurationOf({ url, port, database, keyStore, catalogFile }) {
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: database.configuration,
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'bench' } },
        ],
      },
    },
    auth: { keyStore, providers: { tandemDemo: null } },
    permission: { enabled: true },
    catalog: {
      // Read once; afterwards the catalog leaves the machine in peace.
      processingInterval: { hours: 24 },
      locations: [{ type: 'file', target: catalogFile }],
    },
    search: {
      // Would read all of the catalog while others are measured.
      collators: { catalog: { schedule: { initialDelay: { hours: 24 } } } },
    },
    tandem: { demo: false },
  };
}
