// The checks before the tests: types, lint, format, and what is published.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = name => path.join(root, 'node_modules/.bin', name);
const script = name => path.join(root, 'scripts', name);
const node = process.execPath;

for (const [what, command, ...parameters] of [
  // Writes declarations to dist-types, which the reports are made from: all of
  // them, since what an earlier run left changes the order within unions.
  ['types', bin('tsc'), '--incremental', 'false'],
  ['lint', bin('backstage-cli'), 'repo', 'lint', '--max-warnings', '0'],
  ['format', bin('prettier'), '--check', '--loglevel', 'warn', '.'],
  ['packages', bin('backstage-cli'), 'repo', 'fix', '--publish', '--check'],
  ['changesets', node, script('checkChangesets.mjs')],
  ['unused code', bin('knip'), '--no-progress', '--no-config-hints'],
  ['reports (npm run reports)', node, script('reports.mjs'), '--ci'],
]) {
  console.log(`tandem: checking ${what}`);
  const start = Date.now();
  const { status } = spawnSync(command, parameters, {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`tandem: the check of ${what} found something, see above`);
    process.exit(1);
  }
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(`tandem:   ${what} took ${seconds} s`);
}
