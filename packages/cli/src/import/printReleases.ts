import type { Release } from '../git/gitHistory';

/** What a dry run shows: a line per release, oldest first. */
export function printReleases(releases: Release[]): void {
  for (const { tag, releasedAtSeconds, changes } of releases) {
    const instant = new Date(releasedAtSeconds * 1000).toISOString();
    const noun = changes.length === 1 ? 'change' : 'changes';
    process.stdout.write(`${instant} ${tag}: ${changes.length} ${noun}\n`);
  }
  process.stdout.write(
    `${releases.length} deployments; nothing was sent (dry run)\n`,
  );
}
