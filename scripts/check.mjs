// The checks before the tests: types, lint, format.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

for (const [what, command, ...parameters] of [
  ['types', 'tsc', '--noEmit'],
  ['lint', 'backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
  ['format', 'prettier', '--check', '--loglevel', 'warn', '.'],
]) {
  console.log(`tandem: checking ${what}`);
  const { status } = spawnSync(
    path.join(root, 'node_modules/.bin', command),
    parameters,
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) {
    console.error(`tandem: the check of ${what} found something, see above`);
    process.exit(1);
  }
}
