import { CommandError } from '../CommandError';
import { gitLines } from './gitLines';

/** A tag that points at a commit. */
export interface Tag {
  name: string;
  /** The tagged commit, also where other tags stand in between. */
  commit: string;
  /**
   * Epoch seconds: the tagger's date, else the committer's date of the commit.
   * Absent where a tag object carries none, as very old ones do.
   */
  createdAtSeconds?: number;
}

/**
 * The tags that match git's glob, in no certain order.
 *
 * @returns `strays` are the names of matching tags that point at no commit
 * @throws CommandError where none matches
 */
export async function readTags(
  repository: string,
  pattern: string,
): Promise<{ tags: Tag[]; strays: string[] }> {
  const found = await listTags(repository, pattern);
  if (!found.length) throw await describeNoMatch(repository, pattern);

  const commits = await resolveCommits(
    repository,
    found.map(tag => tag.name),
  );
  const tags: Tag[] = [];
  const strays: string[] = [];
  for (const [index, tag] of found.entries()) {
    const commit = commits[index];
    if (commit) tags.push({ ...tag, commit });
    else strays.push(tag.name);
  }
  return { tags, strays };
}

async function listTags(
  repository: string,
  pattern: string,
): Promise<Omit<Tag, 'commit'>[]> {
  const args = [
    ...['tag', '--list', '--no-column', '--no-color'],
    // A tag's name holds no blank.
    '--format=%(creatordate:unix) %(refname:strip=2)',
    ...['--', pattern],
  ];
  const tags: Omit<Tag, 'commit'>[] = [];
  for await (const line of gitLines(repository, args)) {
    const [seconds, name] = line.split(' ');
    tags.push({
      name,
      createdAtSeconds: Number(seconds) || undefined,
    });
  }
  return tags;
}

async function resolveCommits(
  repository: string,
  names: string[],
): Promise<(string | undefined)[]> {
  const args = ['cat-file', '--batch-check=%(objectname)'];
  const input = names.map(name => `refs/tags/${name}^{commit}\n`).join('');
  const commits: (string | undefined)[] = [];
  for await (const line of gitLines(repository, args, input)) {
    commits.push(/^[0-9a-f]+$/.test(line) ? line : undefined);
  }
  return commits;
}

async function describeNoMatch(
  repository: string,
  pattern: string,
): Promise<CommandError> {
  const tags = await listTags(repository, '*');
  const latest = tags.reduce<(typeof tags)[number] | undefined>(
    (best, tag) =>
      (tag.createdAtSeconds ?? 0) >= (best?.createdAtSeconds ?? 0) ? tag : best,
    undefined,
  );
  const known = latest
    ? `it has ${tags.length}, for example ${latest.name}`
    : 'it has none at all (a clone may need git fetch --tags)';
  return new CommandError(
    `no tag of ${repository} matches "${pattern}": ${known}`,
  );
}
