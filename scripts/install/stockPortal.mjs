import {
  cpSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/** Belongs to the Backstage version in backstage.json. */
const CREATE_APP = '@backstage/create-app@0.9.2';

/**
 * Native packages for parts of the portal that the test does not use, and the
 * driver of SQLite, which takes minutes to compile: see `takeSqliteDriver`.
 */
const NOT_BUILT = [
  '@scarf/scarf',
  '@tree-sitter-grammars/tree-sitter-yaml',
  'better-sqlite3',
  'core-js',
  'core-js-pure',
  'cpu-features',
  'keytar',
  'protobufjs',
  'ssh2',
  'tree-sitter',
  'tree-sitter-json',
];

/**
 * Writes the portal that `npx @backstage/create-app` writes, with the app of
 * `--legacy` beside it as packages/app-legacy. Its command refuses Node 20,
 * therefore its templates are used directly.
 *
 * @param root - of this repository, whose locked versions the portal starts with
 */
export async function createStockPortal(root, portal) {
  const creator = `${portal}-creator`;
  mkdirSync(creator, { recursive: true });
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefix', creator, CREATE_APP],
    { cwd: creator },
  );
  await writeTemplate(creator, 'default-app', portal);
  const legacy = path.join(creator, 'legacy');
  await writeTemplate(creator, 'legacy-app', legacy);
  cpSync(
    path.join(legacy, 'packages/app'),
    path.join(portal, 'packages/app-legacy'),
    { recursive: true },
  );
  editJson(path.join(portal, 'packages/app-legacy/package.json'), manifest => {
    manifest.name = 'app-legacy';
  });
  rmSync(creator, { recursive: true });
  pinVersions(root, portal);
}

/** Takes the driver that is compiled here already, of the same version. */
export function takeSqliteDriver(root, portal) {
  const [own, theirs] = [root, portal].map(folder =>
    realpathSync(path.join(folder, 'node_modules/better-sqlite3')),
  );
  const [ownVersion, version] = [own, theirs].map(
    folder => readJson(path.join(folder, 'package.json')).version,
  );
  if (ownVersion !== version) {
    throw new Error(
      `the portal has better-sqlite3 ${version}, the repository ${ownVersion}`,
    );
  }
  cpSync(path.join(own, 'build'), path.join(theirs, 'build'), {
    recursive: true,
  });
}

async function writeTemplate(creator, template, to) {
  const creatorPackage = path.join(
    creator,
    'node_modules/@backstage/create-app',
  );
  // Prints a line for each file; another process keeps them away.
  const script = `require(process.argv[1]).templatingTask(...process.argv.slice(2, 4), { name: 'portal', defaultBranch: 'main' })`;
  await run(process.execPath, [
    '-e',
    script,
    path.join(creatorPackage, 'dist/lib/tasks.cjs.js'),
    path.join(creatorPackage, 'templates', template),
    to,
  ]);
}

/** Same versions as here: the test is of Tandem, not of what came out today. */
function pinVersions(root, portal) {
  const own = readJson(path.join(root, 'package.json'));
  cpSync(path.join(root, 'yarn.lock'), path.join(portal, 'yarn.lock'));
  const [major] = process.versions.node.split('.').map(Number);
  editJson(path.join(portal, 'package.json'), manifest => {
    Object.assign(manifest.resolutions, own.resolutions);
    // 12 can abort on Node 24, see scripts/sqliteDriver.mjs
    if (major >= 24) manifest.resolutions['better-sqlite3'] = '^13.2.0';
    manifest.dependenciesMeta = Object.fromEntries(
      NOT_BUILT.map(name => [name, { built: false }]),
    );
  });
}

function editJson(file, edit) {
  const content = readJson(file);
  edit(content);
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
