import type { Change } from './deploymentSchema';
import type { LeadSample } from './facts';
import { earliestHolders, leadSampleOf, type Holding } from './leadSamples';

const deployment = { finishedAt: 100, source: 'ci', externalId: 'run-1' };

function sample(fields: Omit<Change, 'commit'>): LeadSample {
  return leadSampleOf({ commit: 'a', ...fields }, deployment);
}

describe('leadSampleOf', () => {
  it('names the deployment that closed the lead time', () => {
    expect(sample({ committedAt: 40 })).toEqual({
      source: 'ci',
      externalId: 'run-1',
      commit: 'a',
      deployedAt: 100,
      leadMillis: 60,
    });
  });

  it.each<[what: string, change: Omit<Change, 'commit'>, leadMillis: number]>([
    ['commit', { committedAt: 10, pullRequest: {} }, 90],
    [
      'first commit',
      { committedAt: 50, pullRequest: { firstCommitAt: 10 } },
      90,
    ],
    ['PR opened', { committedAt: 50, pullRequest: { openedAt: 10 } }, 90],
    ['PR merged', { committedAt: 50, pullRequest: { mergedAt: 10 } }, 90],
    [
      'earliest of all',
      {
        committedAt: 20,
        pullRequest: { firstCommitAt: 10, openedAt: 30, mergedAt: 40 },
      },
      90,
    ],
  ])('starts at the %s', (_what, change, leadMillis) => {
    expect(sample(change).leadMillis).toBe(leadMillis);
  });

  it('keeps a negative lead time, the mark of a wrong link or clock skew', () => {
    expect(sample({ committedAt: 130 }).leadMillis).toBe(-30);
  });

  it('61 s is 61 s', () => {
    const deployed = { ...deployment, finishedAt: 62_000 };
    const change = { commit: 'a', committedAt: 1000 };
    expect(leadSampleOf(change, deployed).leadMillis).toBe(61_000);
  });

  it.each<
    [
      rule: string,
      change: Omit<Change, 'commit'>,
      phases: [coding?: number, review?: number, deploy?: number],
    ]
  >([
    [
      'all known',
      {
        committedAt: 50,
        pullRequest: { firstCommitAt: 10, openedAt: 30, mergedAt: 60 },
      },
      [20, 30, 40],
    ],
    [
      'coding starts at the commit where no first commit is known',
      { committedAt: 20, pullRequest: { openedAt: 30 } },
      [10, undefined, undefined],
    ],
    [
      'unknown phases stay out without a pull request',
      { committedAt: 20 },
      [undefined, undefined, undefined],
    ],
    [
      'unknown phases stay out where it was never seen opened',
      { committedAt: 20, pullRequest: { firstCommitAt: 10, mergedAt: 60 } },
      [undefined, undefined, 40],
    ],
    [
      'negative phases clamp to 0',
      {
        committedAt: 50,
        pullRequest: { firstCommitAt: 40, openedAt: 30, mergedAt: 20 },
      },
      [0, 0, 80],
    ],
    [
      'a merge after the deployment clamps to 0',
      { committedAt: 50, pullRequest: { openedAt: 60, mergedAt: 120 } },
      [10, 60, 0],
    ],
  ])('phases: %s', (_rule, change, phases) => {
    const { codingMillis, reviewMillis, deployMillis } = sample(change);
    expect([codingMillis, reviewMillis, deployMillis]).toEqual(phases);
  });
});

describe('earliestHolders', () => {
  function holding(commit: string, finishedAt: number, id: string): Holding {
    return {
      commit,
      id,
      position: { finishedAt, source: 'ci', externalId: id },
    };
  }

  it('a change belongs to the earliest deployment that holds it, in any order', () => {
    const first = holding('a', 10, 'run-2');
    const redeploy = holding('a', 20, 'run-1');
    const other = holding('b', 20, 'run-1');
    for (const holdings of [
      [first, redeploy, other],
      [other, redeploy, first],
    ]) {
      const holders = earliestHolders(holdings);
      expect(holders.size).toBe(2);
      expect(holders.get('a')).toBe(first);
      expect(holders.get('b')).toBe(other);
    }
  });

  it('equal finishing times are ordered by source and externalId', () => {
    const lesser = holding('a', 10, 'run-1');
    const greater = holding('a', 10, 'run-2');
    expect(earliestHolders([greater, lesser]).get('a')).toBe(lesser);
    expect(earliestHolders([lesser, greater]).get('a')).toBe(lesser);
  });

  it('nothing held, nothing sampled', () => {
    expect(earliestHolders([]).size).toBe(0);
  });
});
