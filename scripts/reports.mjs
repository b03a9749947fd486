// Writes the reports of what the packages promise: their API (report.api.md), the
// command line (cli-report.md) and the tables (report.sql.md). With --ci it only
// compares. Expects the declarations that `tsc` writes.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Not counted as mistakes; everything else is. */
const OMITTED = [
  // Schemas describe their fields with zod's `describe`.
  'ae-undocumented',
  // Packages of the workspace refer to each other's sources.
  'ae-wrong-input-file-type',
];

const { status } = spawnSync(
  path.join(root, 'node_modules/.bin/backstage-repo-tools'),
  [
    'api-reports',
    '--sql-reports',
    ...['--exclude', 'examples/*'],
    ...['--omit-messages', OMITTED.join(',')],
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
