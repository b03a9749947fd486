import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
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
  const folder = await createFolder();
  const database = await startDatabase(kind, folder);
  const prepared = await prepareBackend({ folder, catalog, database });
  const backend = prepared.spawn({ nodeFlags });
  const { url, token, tokenOf, logFile } = prepared;
  const isRunning = () =>
    backend.exitCode === null && backend.signalCode === null;
  return {
    url,
    token,
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

/** A folder for all that a backend keeps. */
export function createFolder() {
  return mkdtemp(path.join(tmpdir(), 'tandem-bench-'));
}

/**
 * All that a backend needs to be started, as often as wanted, on the same port
 * and the same data.
 *
 * @param options.folder - where its files go
 * @param options.database - as `startDatabase` answers it
 * @param options.configuration - beside what all are given
 * @param options.name - tells it from others in the same folder
 * @param options.keys - of another backend that knows the same people
 */
export async function prepareBackend({
  folder,
  catalog,
  database,
  configuration = {},
  name = 'backend',
  keys,
}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { keyStore, tokenOf } =
    keys ?? (await createUserTokens({ folder, url }));
  const catalogFile = path.join(folder, 'catalog.yaml');
  const configFile = path.join(folder, `app-config.${name}.yaml`);
  const logFile = path.join(folder, `${name}.log`);
  await writeFile(catalogFile, catalog);
  await writeFile(
    configFile,
    JSON.stringify({
      ...configurationOf({ url, port, database, keyStore, catalogFile }),
      ...configuration,
    }),
  );
  return {
    url,
    token: TOKEN,
    tokenOf,
    keys: { keyStore, tokenOf },
    logFile,
    spawn: options => spawnBackend({ configFile, logFile, ...options }),
  };
}

function spawnBackend({
  configFile,
  logFile,
  nodeFlags = [],
  entry = 'src/index.ts',
}) {
  const log = openSync(logFile, 'a');
  try {
    return spawn(
      process.execPath,
      [
        ...nodeFlags,
        ...['--require', '@backstage/cli-node/config/nodeTransform.cjs'],
        entry,
        ...['--config', path.join(root, 'app-config.yaml')],
        ...['--config', configFile],
      ],
      {
        cwd: path.join(root, 'packages/backend'),
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', log, log],
      },
    );
  } finally {
    closeSync(log);
  }
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
