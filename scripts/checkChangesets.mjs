// Composes the next release without making it: every changeset must be readable
// and name packages that exist.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { default: getReleasePlan } = createRequire(import.meta.url)(
  '@changesets/get-release-plan',
);

try {
  const { changesets, releases } = await getReleasePlan(root);
  const released = releases.filter(({ type }) => type !== 'none');
  console.log(
    `tandem: ${changesets.length} changesets release ${released.length} packages`,
  );
} catch (error) {
  console.error(`tandem: ${error.message}`);
  process.exit(1);
}
