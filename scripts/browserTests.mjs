// Runs the browser tests where a browser is found, and says so where not.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './findBrowser.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const browser = process.env.TANDEM_BROWSER ?? findBrowser();

if (!browser) {
  console.log(
    'tandem: browser tests skipped, no Chromium or Chrome found; install one or name it in TANDEM_BROWSER',
  );
  process.exit(0);
}
console.log(`tandem: browser tests with ${browser}`);
const { status } = spawnSync(
  path.join(root, 'node_modules/.bin/playwright'),
  ['test', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TANDEM_BROWSER: browser },
  },
);
process.exit(status ?? 1);
