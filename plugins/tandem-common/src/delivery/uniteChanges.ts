import type { Change } from './deploymentSchema';
import { smallestKnown } from './knownNumbers';
import { compareByLength, compareCodePoints } from './textOrder';

type PullRequest = NonNullable<Change['pullRequest']>;

/**
 * The changes of both lists, each commit once, sorted by commit time and then
 * commit. Where both describe a commit, the earliest of each instant and the
 * smallest number and address are kept, so that arrival order never matters.
 *
 * @internal
 */
export function uniteChanges(
  first: readonly Change[],
  second: readonly Change[],
): Change[] {
  const byCommit = new Map<string, Change>();
  for (const changes of [first, second]) {
    for (const change of changes) {
      const known = byCommit.get(change.commit);
      byCommit.set(change.commit, known ? joinChanges(known, change) : change);
    }
  }
  return [...byCommit.values()].sort(
    (a, b) =>
      a.committedAt - b.committedAt || compareCodePoints(a.commit, b.commit),
  );
}

function joinChanges(a: Change, b: Change): Change {
  return {
    commit: a.commit,
    committedAt: Math.min(a.committedAt, b.committedAt),
    url: smallestUrl(a.url, b.url),
    pullRequest: joinPullRequests(a.pullRequest, b.pullRequest),
  };
}

function joinPullRequests(
  a: PullRequest | undefined,
  b: PullRequest | undefined,
): PullRequest | undefined {
  if (!a || !b) {
    return a ?? b;
  }
  return {
    number: smallestKnown(a.number, b.number),
    url: smallestUrl(a.url, b.url),
    firstCommitAt: smallestKnown(a.firstCommitAt, b.firstCommitAt),
    openedAt: smallestKnown(a.openedAt, b.openedAt),
    mergedAt: smallestKnown(a.mergedAt, b.mergedAt),
  };
}

// By length first: of a repository's two pull requests the smallest number and
// the smallest address are then the same one's.
function smallestUrl(
  a: string | undefined,
  b: string | undefined,
): string | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  return compareByLength(a, b) <= 0 ? a : b;
}
