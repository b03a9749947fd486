// Runs a command beside a PostgreSQL of its own; `{config}` in the command
// becomes a Backstage configuration file that points at it.
// usage: node scripts/postgres/withPostgres.mjs COMMAND [ARGUMENT ...]
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from './startPostgres.mjs';

const [command, ...parameters] = process.argv.slice(2);
const postgres = await startPostgres();
const folder = await mkdtemp(path.join(tmpdir(), 'tandem-config-'));
const config = path.join(folder, 'app-config.postgres.yaml');
await writeFile(
  config,
  `backend:
  database:
    client: pg
    connection:
      host: 127.0.0.1
      port: ${postgres.port}
      user: postgres
      password: postgres
`,
);
const code = await new Promise((resolve, reject) => {
  spawn(
    command,
    parameters.map(parameter => parameter.replace('{config}', config)),
    { stdio: 'inherit' },
  )
    .on('error', reject)
    .on('exit', resolve);
});
await postgres.stop();
await rm(folder, { recursive: true, force: true });
process.exit(code ?? 1);
