import { defineConfig } from '@playwright/test';
import path from 'node:path';

const address = 'http://localhost:3100';

const configuration = [
  'app-config.yaml',
  'packages/app/e2e-tests/app-config.yaml',
].map(file => `--config "${path.resolve(__dirname, file)}"`);

/** Walks through the demo portal in a real browser; scripts/browserTests.mjs runs it. */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'node_modules/.cache/browser-tests',
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.TANDEM_BROWSER,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node_modules/.bin/backstage-cli repo start ${configuration.join(
      ' ',
    )}`,
    url: address,
    reuseExistingServer: !process.env.CI,
    timeout: 240_000,
    stdout: 'ignore',
    stderr: 'pipe',
    env: { NODE_ENV: 'development' },
  },
});
