// Takes the pictures of the README from a running demo portal, into docs/images:
//   node scripts/screenshots.mjs --url http://localhost:3000
import { chromium } from '@playwright/test';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser } from './findBrowser.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://localhost:3000' } },
});

const SERVICE = '/catalog/default/component/checkout-api';
const OPERATIONS = `${SERVICE}/operations`;
const TEAM = '/catalog/default/group/team-checkout';

const pictures = [
  {
    name: 'operations',
    at: OPERATIONS,
    until: 'What happened on',
    height: 1210,
  },
  {
    name: 'operations-dark',
    at: OPERATIONS,
    until: 'What happened on',
    colorScheme: 'dark',
    height: 1210,
  },
  { name: 'service', at: SERVICE, until: 'Ask in #checkout-ops' },
  { name: 'team', at: TEAM, until: 'Ask in #checkout-ops' },
  {
    name: 'fleet',
    at: '/tandem/fleet',
    until: 'From catalogued to covered',
    person: 'Tomás',
  },
  {
    name: 'my-teams',
    at: '/tandem/my-teams',
    until: 'Needs attention',
    person: 'Dana',
  },
];

const browser = await chromium.launch({
  executablePath: process.env.TANDEM_BROWSER ?? findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const picture of pictures) {
  await take(picture);
}
await browser.close();

async function take({
  name,
  at,
  until,
  person = 'Maya',
  colorScheme = 'light',
  height = 960,
}) {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width: 1280, height },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  await page.goto(values.url);
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.getByRole('link', { name: 'Settings' }).waitFor();
  await page.goto(`${values.url}${at}`);
  await page.getByText(until).first().waitFor();
  await page.waitForLoadState('networkidle');
  // Charts and graphs settle after their numbers are there.
  await page.waitForTimeout(2_000);
  const file = path.join(root, 'docs/images', `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  console.log(`tandem: ${path.relative(root, file)}`);
}
