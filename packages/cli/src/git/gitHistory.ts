import type { Commit } from './readCommits';
import type { Tag } from './readTags';

/** A tag and the commits it was the first to hold. Instants in epoch seconds. */
export interface Release {
  tag: string;
  commit: string;
  releasedAtSeconds: number;
  changes: { commit: string; authoredAtSeconds: number }[];
}

/**
 * The tags as releases, oldest first. Equal dates go by ancestry, then by name.
 * Each holds the commits that no earlier one holds, without merges; the first
 * holds only its own commit, since nobody knows what was released before.
 *
 * @param commits - all commits reachable from the tags; emptied on the way
 */
export function* gitHistory(
  tags: Tag[],
  commits: Map<string, Commit>,
): Generator<Release> {
  const ordered = sortByRelease(tags, commits);
  for (const [
    index,
    { name, commit, releasedAtSeconds },
  ] of ordered.entries()) {
    const taken = takeReachable(commit, commits);
    const contained = taken.filter(({ id, parents }) =>
      index === 0 ? id === commit : parents.length < 2,
    );
    yield {
      tag: name,
      commit,
      releasedAtSeconds,
      changes: contained.flatMap(toChange),
    };
  }
}

function sortByRelease(tags: Tag[], commits: Map<string, Commit>) {
  return tags
    .map(tag => {
      const { position, committedAtSeconds = 0 } = commits.get(tag.commit)!;
      const releasedAtSeconds = tag.createdAtSeconds ?? committedAtSeconds;
      return { ...tag, position, releasedAtSeconds };
    })
    .sort(
      (left, right) =>
        left.releasedAtSeconds - right.releasedAtSeconds ||
        right.position - left.position ||
        (left.name < right.name ? -1 : 1),
    );
}

/** Takes what is reachable and still there, children before their parents. */
function takeReachable(tip: string, commits: Map<string, Commit>): Commit[] {
  const taken: Commit[] = [];
  const open = [tip];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const commit = commits.get(id);
    if (!commit) continue;
    commits.delete(id);
    taken.push(commit);
    open.push(...commit.parents);
  }
  return taken.sort((left, right) => left.position - right.position);
}

/** A commit without any usable date says nothing about lead time: left out. */
function toChange(commit: Commit): Release['changes'] {
  const seconds = commit.authoredAtSeconds ?? commit.committedAtSeconds;
  return seconds === undefined
    ? []
    : [{ commit: commit.id, authoredAtSeconds: seconds }];
}
