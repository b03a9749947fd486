import type { Deployment } from './deploymentSchema';
import {
  CLAIMED_IN_PROGRESS,
  mergeDeployment,
  sameDeployment,
  type StoredDeployment,
} from './mergeDeployment';

type Post = Partial<Deployment>;

const inProgress = 'in_progress' as const;

function post(fields: Post): Deployment {
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
function mergeAll(posts: readonly Deployment[]): StoredDeployment {
  let stored: StoredDeployment | undefined;
  for (const posted of posts) {
    stored = JSON.parse(JSON.stringify(mergeDeployment(stored, posted)));
  }
  return stored!;
}

function permutations<T>(items: readonly T[]): T[][] {
  return items.length < 2
    ? [[...items]]
    : items.flatMap((item, index) =>
        permutations(items.filter((_, other) => other !== index)).map(rest => [
          item,
          ...rest,
        ]),
      );
}

describe('mergeDeployment', () => {
  it.each<[rule: string, posts: Post[], expected: Partial<StoredDeployment>]>([
    [
      'in_progress never replaces a terminal state',
      [{ status: 'failed' }, { status: inProgress, startedAt: 3 }],
      { status: 'failed', finishedAt: 10, startedAt: 3 },
    ],
    [
      'an in_progress post finishes nothing, whatever finish it expects',
      [{ status: inProgress, finishedAt: 99 }],
      { status: inProgress },
    ],
    [
      'of two terminal states the later finishedAt wins',
      [
        { status: 'failed', finishedAt: 10 },
        { status: 'succeeded', finishedAt: 20 },
      ],
      { status: 'succeeded', finishedAt: 20 },
    ],
    [
      'several pieces with one externalId are one deployment that finished with the last',
      [{ finishedAt: 10 }, { finishedAt: 30 }, { finishedAt: 20 }],
      { status: 'succeeded', finishedAt: 30 },
    ],
    [
      'at one finishing time failed beats succeeded and cancelled',
      [{}, { status: 'failed' }, { status: 'cancelled' }],
      { status: 'failed' },
    ],
    [
      'at one finishing time cancelled beats succeeded',
      [{}, { status: 'cancelled' }],
      { status: 'cancelled' },
    ],
    [
      'the earliest start ever given is kept',
      [
        { startedAt: 7, finishedAt: 20 },
        { startedAt: 5, finishedAt: 10 },
        { status: inProgress, startedAt: 6 },
      ],
      { startedAt: 5, finishedAt: 20 },
    ],
    [
      'absent fields stay',
      [
        {
          commit: 'a',
          version: '1',
          kind: 'hotfix',
          url: 'https://ci/1',
          startedAt: 1,
        },
        { finishedAt: 20 },
      ],
      {
        commit: 'a',
        version: '1',
        kind: 'hotfix',
        url: 'https://ci/1',
        startedAt: 1,
        finishedAt: 20,
        claims: { commit: 10, version: 10, kind: 10, url: 10 },
      },
    ],
    [
      'a field is that of the last to finish among the posts that give it',
      [
        { finishedAt: 10, commit: 'a' },
        { finishedAt: 20 },
        { finishedAt: 15, commit: 'c' },
      ],
      { commit: 'c', finishedAt: 20, claims: { commit: 15 } },
    ],
    [
      'a terminal claim beats one in progress',
      [
        { status: inProgress, commit: 'z', kind: 'rollback', version: '9' },
        { commit: 'a', kind: 'planned', version: '1' },
      ],
      { commit: 'a', kind: 'planned', version: '1', claims: {} },
    ],
    [
      'even a terminal claim from before 1970 beats one in progress',
      [
        { status: inProgress, commit: 'z' },
        { finishedAt: -5, commit: 'a' },
      ],
      { commit: 'a', finishedAt: -5, claims: {} },
    ],
    [
      'a claim in progress holds until a terminal post speaks of the field',
      [{ status: inProgress, commit: 'a' }, { finishedAt: 10 }],
      { commit: 'a', claims: { commit: CLAIMED_IN_PROGRESS } },
    ],
    [
      'an environment named in progress gives way to the terminal one',
      [
        { status: inProgress, environment: 'staging' },
        { environment: 'production' },
      ],
      { environment: 'production' },
    ],
    [
      'claimed at one time, a full commit beats its abbreviation and any shorter one',
      [{ commit: 'abcdef' }, { commit: 'abc' }, { commit: 'zzz' }],
      { commit: 'abcdef' },
    ],
    [
      'claimed at one time, the greater of two equally long commits is kept',
      [{ commit: 'aaa' }, { commit: 'bbb' }],
      { commit: 'bbb' },
    ],
    [
      'claimed at one time, rollback beats hotfix and planned',
      [{ kind: 'hotfix' }, { kind: 'rollback' }, { kind: 'planned' }],
      { kind: 'rollback' },
    ],
    [
      'claimed at one time, hotfix beats planned',
      [{ kind: 'hotfix' }, { kind: 'planned' }],
      { kind: 'hotfix' },
    ],
    [
      'claimed at one time, the greater environment is kept',
      [{ environment: 'production' }, { environment: 'staging' }],
      { environment: 'staging' },
    ],
    [
      'changes are united by commit',
      [
        { changes: [{ commit: 'b', committedAt: 2 }], finishedAt: 20 },
        { changes: [{ commit: 'a', committedAt: 1 }] },
        {
          changes: [
            { commit: 'b', committedAt: 2 },
            { commit: 'c', committedAt: 2 },
          ],
          status: inProgress,
        },
      ],
      {
        changes: [
          { commit: 'a', committedAt: 1 },
          { commit: 'b', committedAt: 2 },
          { commit: 'c', committedAt: 2 },
        ],
      },
    ],
    [
      'a change repeated within one post is one change',
      [
        {
          changes: [
            { commit: 'a', committedAt: 2 },
            { commit: 'a', committedAt: 1 },
          ],
        },
      ],
      { changes: [{ commit: 'a', committedAt: 1 }] },
    ],
  ])('%s', (_rule, posts, expected) => {
    for (const order of permutations(posts)) {
      const merged = mergeAll(order.map(post));
      expect(merged).toMatchObject(expected);
      expect(merged.finishedAt === undefined).toBe(
        merged.status === inProgress,
      );
    }
  });

  it('corrects version and url by the post that comes last, among equal finishing times', () => {
    const first = post({ version: '1', url: 'https://ci/1' });
    const second = post({ version: '2', url: 'https://ci/2' });
    expect(mergeAll([first, second])).toMatchObject({ version: '2' });
    expect(mergeAll([second, first])).toMatchObject({ url: 'https://ci/1' });
  });

  it('changes neither the stored record nor the post', () => {
    const stored = mergeAll([post({ changes: [change('b', 2)] })]);
    const posted = post({ changes: [change('c', 3), change('a', 1)] });
    const before = JSON.stringify([stored, posted]);
    mergeDeployment(stored, posted);
    expect(JSON.stringify([stored, posted])).toBe(before);
  });
});

describe('sameDeployment', () => {
  const stored = mergeAll([
    post({ commit: 'a', finishedAt: 10, changes: [change('a', 1)] }),
    post({ finishedAt: 20, changes: [change('b', 2)] }),
  ]);

  it('takes an undefined field for an absent one and changes in any order', () => {
    const other = {
      ...stored,
      version: undefined,
      changes: [...stored.changes].reverse(),
    };
    expect(sameDeployment(stored, other)).toBe(true);
  });

  it.each<[field: string, other: Partial<StoredDeployment>]>([
    ['status', { status: 'failed' }],
    ['version', { version: '1' }],
    ['commit', { commit: undefined }],
    ['a claim, which may decide a later merge', { claims: { commit: 15 } }],
    ['a missing change', { changes: [change('a', 1)] }],
    ['an instant of a change', { changes: [change('a', 1), change('b', 1)] }],
  ])('sees a difference in %s', (_field, other) => {
    expect(sameDeployment(stored, { ...stored, ...other })).toBe(false);
    expect(sameDeployment({ ...stored, ...other }, stored)).toBe(false);
  });
});

function change(commit: string, committedAt: number) {
  return { commit, committedAt };
}
