import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { TOKEN, writePortalConfig } from './portalConfig.mjs';
import { run } from './run.mjs';
import { startBackend } from './startBackend.mjs';
import { freePort } from '../freePort.mjs';

/** Types reach the portal, and both of its apps build for production. */
export async function buildApps(portal) {
  await run(bin(portal, 'tsc'), ['--pretty', 'false'], { cwd: portal });
  for (const app of ['app', 'app-legacy']) {
    await run(bin(portal, 'backstage-cli'), ['package', 'build'], {
      cwd: path.join(portal, 'packages', app),
      env: { ...process.env, NODE_ENV: 'production' },
    });
  }
}

/** The schema of the configuration came along, and the backend heeds it. */
export async function checkConfiguration(portal, folder) {
  const wrong = path.join(folder, 'wrong.yaml');
  writeFileSync(wrong, 'tandem:\n  fleet:\n    types: service\n');
  const check = (configs, accept) =>
    run(
      bin(portal, 'backstage-cli'),
      [
        'config:check',
        '--strict',
        ...configs.flatMap(file => ['--config', file]),
      ],
      { cwd: portal, env: { ...process.env, TANDEM_TOKEN: TOKEN }, accept },
    );
  await check(['app-config.yaml']);
  const { output } = await check(
    ['app-config.yaml', wrong],
    code => code !== 0,
  );
  assert.match(output, /\/tandem\/fleet\/types/);
  const port = await freePort();
  const place = writePortalConfig(folder, 'refused', { portal, port });
  await assert.rejects(
    startBackend(portal, { port, configs: [place, wrong] }),
    /tandem\.fleet\.types/,
    'the backend does not start with it',
  );
}

function bin(portal, name) {
  return path.join(portal, 'node_modules/.bin', name);
}
