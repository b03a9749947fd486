import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { yarnEnvironment } from '../yarnEnvironment.mjs';
import { editFile, readInstallGuide } from './installGuide.mjs';
import { publishedPackages } from './publishedPackages.mjs';
import { run } from './run.mjs';
import { takeSqliteDriver } from './stockPortal.mjs';

/** Does to a stock portal what docs/install.md says, for both of its apps. */
export async function installTandem(root, portal, step) {
  const guide = readInstallGuide(root);
  const environment = { ...withYarn(portal), ...yarnEnvironment(root) };
  const shell = (code, cwd) => runShell(code, cwd, environment);

  await step('pack every package (npm run tarballs)', () => {
    const [{ code }] = guide('Packages');
    return shell(code.replace('../my-portal', portal), root);
  });
  const [addBackend, useBackend, token] = guide('Backend');
  await step('install the portal with the backend', async () => {
    await shell(addBackend.code, portal);
    takeSqliteDriver(root, portal);
  });
  editFile(portal, useBackend);
  editFile(portal, token);
  const [addFrontend] = guide('Frontend');
  await step('install the frontend in both apps', async () => {
    await shell(addFrontend.code, portal);
    await shell(legacyPath(addFrontend.code), portal);
  });
  for (const change of guide('Old frontend system')) {
    editFile(portal, change, legacyPath);
  }
  await step('install modules and the command', () =>
    installRest(root, portal, shell),
  );
}

/** What people add as they need it: it installs and is quiet until configured. */
async function installRest(root, portal, shell) {
  const packages = publishedPackages(root);
  const modules = packages
    .filter(({ manifest }) => manifest.backstage.role.endsWith('-module'))
    .map(({ name }) => name);
  if (modules.length) {
    const names = modules.map(name => `'${name}@*'`).join(' ');
    await shell(`yarn --cwd packages/backend add ${names}`, portal);
    const index = path.join(portal, 'packages/backend/src/index.ts');
    const adding = modules.map(name => `backend.add(import('${name}'));\n`);
    const source = readFileSync(index, 'utf8');
    writeFileSync(
      index,
      source.replace('backend.start();', `${adding.join('')}$&`),
    );
  }
  await shell(`yarn add --dev '@tandem/cli@*'`, portal);
  await shell('yarn tandem import jsonl --help', portal);
}

function legacyPath(text) {
  return text.replaceAll('packages/app', 'packages/app-legacy');
}

/** `yarn` is the portal's own, as Corepack would have it. */
function withYarn(portal) {
  const folder = `${portal}-bin`;
  mkdirSync(folder, { recursive: true });
  const yarn = path.join(portal, '.yarn/releases/yarn-4.13.0.cjs');
  appendFileSync(
    path.join(folder, 'yarn'),
    `#!/bin/sh\nexec "${process.execPath}" "${yarn}" "$@"\n`,
    { mode: 0o755 },
  );
  return {
    PATH: [folder, process.env.PATH].join(path.delimiter),
    // Yarn refuses to change its lock where it believes itself in CI.
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  };
}

function runShell(code, cwd, environment) {
  return run('bash', ['-euc', code], {
    cwd,
    env: { ...process.env, ...environment },
  });
}
