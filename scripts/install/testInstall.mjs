// Installs Tandem into a stock Backstage portal outside of this repository, as
// docs/install.md says, and looks at it: on both frontend systems and both
// databases, with two replicas.
// usage: npm run test:install
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findBrowser } from '../findBrowser.mjs';
import { startPostgres } from '../postgres/startPostgres.mjs';
import { onPostgres } from './onPostgres.mjs';
import { onSqlite } from './onSqlite.mjs';
import { installTandem } from './installTandem.mjs';
import { buildApps, checkConfiguration } from './checkBuilds.mjs';
import { createStockPortal } from './stockPortal.mjs';
import { stopBackends } from './startBackend.mjs';

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
const executablePath = process.env.TANDEM_BROWSER ?? findBrowser();
if (!executablePath) {
  console.error(
    'tandem: no Chromium or Chrome found; install one or name it in TANDEM_BROWSER',
  );
  process.exit(1);
}

const started = Date.now();
const folder = await mkdtemp(path.join(tmpdir(), 'tandem-install-'));
const portal = path.join(folder, 'portal');
const cleanUps = [
  () => rm(folder, { recursive: true, force: true }),
  stopBackends,
];
for (const name of ['SIGINT', 'SIGTERM']) {
  process.once(name, () => end(1));
}

try {
  await step('create a stock portal', () => createStockPortal(root, portal));
  await installTandem(root, portal, step);
  await step('refuse a wrong configuration, take a right one', () =>
    checkConfiguration(portal, folder),
  );
  await step('check the types and build both apps', () => buildApps(portal));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  cleanUps.push(() => browser.close());
  await onSqlite({ root, portal, folder, browser, step });
  const postgres = await startPostgres();
  cleanUps.push(() => postgres.stop());
  await onPostgres({ root, portal, folder, browser, postgres, step });
  console.log(`tandem: installable, seen in ${secondsSince(started)}`);
  await end(0);
} catch (error) {
  console.error(`tandem: ${error.stack ?? error}`);
  await end(1);
}

async function step(what, action) {
  const start = Date.now();
  console.log(`tandem: ${what}`);
  const result = await action();
  console.log(`tandem:   done in ${secondsSince(start)}`);
  return result;
}

async function end(code) {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  process.exit(code);
}

function secondsSince(start) {
  return `${Math.round((Date.now() - start) / 1000)} s`;
}
