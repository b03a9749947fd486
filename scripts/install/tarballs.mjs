// Packs Tandem into a Backstage portal, from where its packages are installed
// until they are on npm.
// usage: npm run tarballs -- FOLDER_OF_THE_PORTAL
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packPackages } from './packPackages.mjs';

/** Beside the portal's package.json. */
const FOLDER = 'tandem';

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
const [portal] = process.argv.slice(2);
const manifestFile = path.resolve(portal ?? '', 'package.json');
if (!portal || !existsSync(manifestFile)) {
  console.error(
    'tandem: name the folder of your portal, the one with its package.json: npm run tarballs -- ../my-portal',
  );
  process.exit(1);
}

console.log('tandem: packing, this takes about a minute');
const tarballs = await packPackages(root, path.resolve(portal, FOLDER));
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
manifest.resolutions = {
  ...manifest.resolutions,
  ...Object.fromEntries(
    tarballs.map(({ name, file }) => [name, `file:./${FOLDER}/${file}`]),
  ),
};
writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
console.log(
  `tandem: ${tarballs.length} packages are in ${path.join(portal, FOLDER)}`,
);
