// Sets the workspace up before `npm start` and `npm test`: nothing but Node and
// npm is needed on the machine. Does nothing where all is as it should be.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseSqliteDriver, restoreSqliteDriver } from './sqliteDriver.mjs';
import { yarnEnvironment } from './yarnEnvironment.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const yarn = path.join(root, '.yarn/releases/yarn-4.13.0.cjs');
const stamp = path.join(root, 'node_modules/.tandem-install');

checkNode();
const [knownManifests, knownAbi] = existsSync(stamp)
  ? readFileSync(stamp, 'utf8').split('\n')
  : [];
const manifests = fingerprint();
const abi = process.versions.modules;
if (knownManifests !== manifests) {
  console.log(
    'tandem: installing dependencies; the first time takes 1 to 3 minutes and 1.6 GB',
  );
  restoreSqliteDriver(root);
  runYarn('install', '--immutable');
}
if (knownAbi && knownAbi !== abi) {
  console.log('tandem: another version of Node, building native packages anew');
  restoreSqliteDriver(root);
  runYarn('rebuild');
}
if (knownManifests === manifests && knownAbi === abi) {
  console.log('tandem: dependencies are up to date');
} else {
  writeFileSync(stamp, [manifests, abi].join('\n'));
}

chooseSqliteDriver(root);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(
      `Node ${process.versions.node} is too old: install 20.19 or newer, 22 or 24`,
    );
  }
}

/** Changes whenever an installation would bring something else. */
function fingerprint() {
  const manifests = ['packages', 'plugins', 'examples'].flatMap(folder =>
    readdirSync(path.join(root, folder)).map(name =>
      path.join(root, folder, name, 'package.json'),
    ),
  );
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', 'package.json', ...manifests]) {
    const full = path.resolve(root, file);
    if (existsSync(full)) hash.update(readFileSync(full));
  }
  return hash.digest('hex');
}

function runYarn(...parameters) {
  const { status } = spawnSync(process.execPath, [yarn, ...parameters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...yarnEnvironment(root) },
  });
  if (status !== 0) {
    fail(`yarn ${parameters[0]} failed, its last lines above say why`);
  }
}

function fail(message) {
  console.error(`tandem: ${message}`);
  process.exit(1);
}
