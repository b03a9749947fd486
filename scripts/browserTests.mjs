// Runs the browser tests where a browser is found, and says so where not.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

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

function findBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  const places = [
    ...names.flatMap(name => folders.map(folder => path.join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return places.find(place => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
