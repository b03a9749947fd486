import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publishedPackages } from './publishedPackages.mjs';
import { run } from './run.mjs';

/** What the workspace needs besides its packages. */
const ROOT_FILES = [
  'package.json',
  'yarn.lock',
  '.yarnrc.yml',
  '.yarn',
  'backstage.json',
  'tsconfig.json',
  '.eslintrc.js',
];

/**
 * Packs every published package as a release would. Works on a copy, since
 * packing rewrites manifests for a moment.
 *
 * @param into - the folder that the tarballs go to
 * @returns the name of each package and the file name of its tarball
 */
export async function packPackages(root, into) {
  await run(path.join(root, 'node_modules/.bin/tsc'), ['--pretty', 'false'], {
    cwd: root,
  });
  const copy = await mkdtemp(path.join(tmpdir(), 'tandem-pack-'));
  try {
    copyWorkspace(root, copy);
    await run(
      path.join(root, 'node_modules/.bin/backstage-cli'),
      ['repo', 'build'],
      { cwd: copy },
    );
    mkdirSync(into, { recursive: true });
    const tarballs = [];
    for (const { name, folder } of publishedPackages(root)) {
      const file = `${name.replace('@', '').replace('/', '-')}.tgz`;
      const yarn = path.join(root, '.yarn/releases/yarn-4.13.0.cjs');
      await run(
        process.execPath,
        [yarn, 'pack', '--out', path.join(into, file)],
        { cwd: path.join(copy, folder) },
      );
      tarballs.push({ name, file });
    }
    return tarballs;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Installed dependencies are linked, everything that packing writes is not. */
function copyWorkspace(root, copy) {
  for (const file of ROOT_FILES) {
    cpSync(path.join(root, file), path.join(copy, file), { recursive: true });
  }
  cpSync(path.join(root, 'dist-types'), path.join(copy, 'dist-types'), {
    recursive: true,
  });
  for (const parent of ['packages', 'plugins']) {
    cpSync(path.join(root, parent), path.join(copy, parent), {
      recursive: true,
      filter: from => !['node_modules', 'dist'].includes(path.basename(from)),
    });
  }
  linkModules(root, copy, '.');
  for (const { folder } of publishedPackages(root)) {
    linkModules(root, copy, folder);
  }
}

function linkModules(root, copy, folder) {
  const installed = path.join(root, folder, 'node_modules');
  if (existsSync(installed)) {
    symlinkSync(installed, path.join(copy, folder, 'node_modules'), 'junction');
  }
}
