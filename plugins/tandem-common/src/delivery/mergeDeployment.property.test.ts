import fc from 'fast-check';
import type { Deployment } from './deploymentSchema';
import {
  joinDeployments,
  mergeDeployment,
  sameDeployment,
  type StoredDeployment,
} from './mergeDeployment';

const inProgress = 'in_progress' as const;

function post(fields: Partial<Deployment>): Deployment {
  return {
    entityRef: 'component:default/payments',
    environment: 'production',
    status: 'succeeded',
    finishedAt: fields.status === inProgress ? undefined : 10,
    source: 'ci',
    externalId: 'run-1',
    ...fields,
  };
}

/** Merges post by post, each time through the JSON that a store keeps. */
function mergeAll(all: readonly Deployment[]): StoredDeployment {
  let stored: StoredDeployment | undefined;
  for (const posted of all) {
    stored = JSON.parse(JSON.stringify(mergeDeployment(stored, posted)));
  }
  return stored!;
}

describe('mergeDeployment, by property', () => {
  it('ends in the same figures whatever the order and repetition of posts', () => {
    fc.assert(
      fc.property(postsInTwoOrders(posts()), ([one, other]) => {
        expect(figuresOf(mergeAll(one))).toEqual(figuresOf(mergeAll(other)));
      }),
      { numRuns: 500 },
    );
  });

  it('ends in the same record, version and url too, where no two posts claim at one time', () => {
    fc.assert(
      fc.property(postsInTwoOrders(posts({ unique: true })), ([one, other]) => {
        expect(sameDeployment(mergeAll(one), mergeAll(other))).toBe(true);
      }),
    );
  });

  it('gives each field as if all posts were sorted by the time they claim', () => {
    fc.assert(
      fc.property(posts(), all => {
        const terminal = all.filter(({ status }) => status !== inProgress);
        const lastFinish = Math.max(...terminal.map(each => each.finishedAt!));
        const claiming = all.filter(each => each.commit !== undefined);
        const latestClaim = Math.max(...claiming.map(claimTime));
        const candidates = claiming
          .filter(each => claimTime(each) === latestClaim)
          .map(each => each.commit!);
        const merged = mergeAll(all);
        expect(merged.finishedAt).toBe(
          terminal.length ? lastFinish : undefined,
        );
        expect(merged.status === inProgress).toBe(terminal.length === 0);
        expect(merged.commit).toBe(
          candidates
            .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
            .at(-1),
        );
      }),
    );
  });

  it('duplicate delivery changes nothing', () => {
    fc.assert(
      fc.property(posts({ unique: true }), fc.nat(), (all, pick) => {
        const stored = mergeAll(all);
        const again = mergeDeployment(stored, all[pick % all.length]);
        expect(sameDeployment(stored, again)).toBe(true);
      }),
    );
  });

  it('two records join to what all their posts add up to', () => {
    fc.assert(
      fc.property(posts(), posts(), (first, second) => {
        const joined = joinDeployments(mergeAll(first), mergeAll(second));
        const merged = mergeAll([...first, ...second]);
        expect(sameDeployment(joined, merged)).toBe(true);
      }),
    );
  });
});

function claimTime(posted: Deployment): number {
  return posted.status === inProgress ? -Infinity : posted.finishedAt!;
}

function figuresOf({ version, url, claims, ...figures }: StoredDeployment) {
  return { ...figures, claims: { commit: claims.commit, kind: claims.kind } };
}

function postsInTwoOrders(all: fc.Arbitrary<Deployment[]>) {
  return all.chain(list => {
    const repeated = [...list, ...list];
    const exactly = (length: number) => ({
      minLength: length,
      maxLength: length,
    });
    return fc.tuple(
      fc.shuffledSubarray(list, exactly(list.length)),
      fc.shuffledSubarray(repeated, exactly(repeated.length)),
    );
  });
}

/** Few values of each field, so that they collide; `unique` in claim time. */
function posts(options: { unique?: boolean } = {}): fc.Arbitrary<Deployment[]> {
  const instant = fc.integer({ min: -1, max: 3 });
  const someChange = fc.record(
    {
      commit: fc.constantFrom('a', 'b'),
      committedAt: instant,
      url: fc.constantFrom('https://x/9', 'https://x/12'),
      pullRequest: fc.record(
        {
          number: fc.constantFrom(9, 12),
          firstCommitAt: instant,
          openedAt: instant,
          mergedAt: instant,
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['commit', 'committedAt'] },
  );
  const fields = fc.record(
    {
      environment: fc.constantFrom('production', 'staging'),
      status: fc.constantFrom(
        'succeeded' as const,
        'failed' as const,
        'cancelled' as const,
        inProgress,
      ),
      startedAt: instant,
      finishedAt: instant,
      commit: fc.constantFrom('a', 'b', 'abc'),
      version: fc.constantFrom('1', '2'),
      kind: fc.constantFrom(
        'planned' as const,
        'hotfix' as const,
        'rollback' as const,
      ),
      url: fc.constantFrom('https://ci/1', 'https://ci/2'),
      changes: fc.array(someChange, { maxLength: 3 }),
    },
    { requiredKeys: ['environment', 'status', 'finishedAt'] },
  );
  const length = { minLength: 1, maxLength: 6 };
  const all = fields.map(post);
  return options.unique
    ? fc.uniqueArray(all, { ...length, selector: claimTime })
    : fc.array(all, length);
}
