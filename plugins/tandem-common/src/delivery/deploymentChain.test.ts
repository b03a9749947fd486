import fc from 'fast-check';
import {
  comparePositions,
  deriveChain,
  type ChainContext,
  type ChainDeployment,
} from './deploymentChain';
import type { DeploymentKind } from './deploymentSchema';
import type { DeploymentPosition } from './facts';

const nothingBefore: ChainContext = { firstDeployed: new Map() };

/** `'A - B:hotfix'`: commit A, no commit, B declared a hotfix; finished at 0, 1, 2. */
function sequence(notation: string): ChainDeployment[] {
  return notation.split(' ').map((step, index) => {
    const [commit, kind] = step.split(':');
    return {
      id: index,
      finishedAt: index,
      source: 'ci',
      externalId: `run-${index}`,
      commit: commit === '-' ? undefined : commit,
      declaredKind: kind as DeploymentKind | undefined,
    };
  });
}

function kindsOf(notation: string): string {
  return deriveChain(sequence(notation), nothingBefore)
    .map(({ kind }) => kind)
    .join(' ');
}

describe('comparePositions', () => {
  const position = { finishedAt: 10, source: 'b', externalId: 'b' };

  it.each<[rule: string, later: Partial<DeploymentPosition>]>([
    ['finishing time first', { finishedAt: 11, source: 'a', externalId: 'a' }],
    ['then source', { source: 'c', externalId: 'a' }],
    ['then externalId', { externalId: 'c' }],
    ['by code points, not by a locale', { externalId: 'ä' }],
    ['by code points, not by number', { externalId: 'b1' }],
  ])('sorts by %s', (_rule, later) => {
    expect(comparePositions(position, { ...position, ...later })).toBe(-1);
    expect(comparePositions({ ...position, ...later }, position)).toBe(1);
  });

  it('puts capitals before small letters', () => {
    const capital = { ...position, externalId: 'Z' };
    expect(comparePositions(capital, position)).toBeLessThan(0);
  });

  it('equals only the same key at the same time', () => {
    expect(comparePositions(position, { ...position })).toBe(0);
  });
});

describe('deriveChain', () => {
  it.each([
    ['A, B, A is a rollback', 'A B A', 'planned planned rollback'],
    [
      'in A, B, A, B the fourth is a re-release',
      'A B A B',
      'planned planned rollback planned',
    ],
    [
      'rolling back twice is two rollbacks',
      'A B C B A',
      'planned planned planned rollback rollback',
    ],
    ['the same commit again is a redeploy', 'A A', 'planned planned'],
    [
      'a redeploy of what was rolled back to is no rollback',
      'A B A A',
      'planned planned rollback planned',
    ],
    [
      'deployments without a commit are skipped',
      'A B - A',
      'planned planned planned rollback',
    ],
    [
      'without a commit nothing is a rollback unless declared',
      '- - -:rollback',
      'planned planned rollback',
    ],
    [
      'a declared planned or hotfix is never a rollback',
      'A B A:planned B A:hotfix',
      'planned planned planned planned hotfix',
    ],
    [
      'a declared rollback is one whatever its commit',
      'A B:rollback B:rollback',
      'planned rollback rollback',
    ],
    [
      'a declared kind leaves the commit running',
      'A B:hotfix A',
      'planned hotfix rollback',
    ],
  ])('%s', (_rule, notation, kinds) => {
    expect(kindsOf(notation)).toBe(kinds);
  });

  it.each([
    ['undoes the deployment directly before it', 'A B A', { 1: 2 }],
    ['undoes one without a commit', 'A B - A', { 2: 3 }],
    ['undoes a rollback too', 'A B C B A', { 2: 3, 3: 4 }],
    ['undoes nothing where it is the first', 'A:rollback B', {}],
    ['alone undoes', 'A B:hotfix C B:planned', {}],
  ])('a rollback %s', (_rule, notation, undoneAt) => {
    const links = deriveChain(sequence(notation), nothingBefore);
    const undone = links.filter(link => link.undoneAt !== undefined);
    expect(
      Object.fromEntries(undone.map(each => [each.id, each.undoneAt])),
    ).toEqual(undoneAt);
  });

  it('out-of-order events: the chain is recomputed around them', () => {
    const [a, b, again] = sequence('A B A');
    expect(deriveChain([a, again], nothingBefore)).toEqual([
      { id: 0, kind: 'planned' },
      { id: 2, kind: 'planned' },
    ]);
    expect(deriveChain([a, again, b], nothingBefore)).toEqual([
      { id: 0, kind: 'planned' },
      { id: 1, kind: 'planned', undoneAt: 2 },
      { id: 2, kind: 'rollback' },
    ]);
  });

  it('equal finishing times are ordered by source and externalId', () => {
    const together = sequence('A B A').map(each => ({
      ...each,
      finishedAt: 5,
    }));
    expect(deriveChain(together.reverse(), nothingBefore)).toEqual([
      { id: 0, kind: 'planned' },
      { id: 1, kind: 'planned', undoneAt: 5 },
      { id: 2, kind: 'rollback' },
    ]);
  });

  it('gives the element before a change its undoing, from the context alone', () => {
    const [a, b, again] = sequence('A B A');
    const context = {
      runningCommit: 'A',
      firstDeployed: new Map([['A', a]]),
    };
    expect(deriveChain([b, again], context)).toEqual([
      { id: 1, kind: 'planned', undoneAt: 2 },
      { id: 2, kind: 'rollback' },
    ]);
  });

  it('takes the earlier of what the context and the stretch say of a commit', () => {
    const chain = sequence('A B A');
    const tooLate = { finishedAt: 9, source: 'ci', externalId: 'later' };
    const firstDeployed = new Map([['A', tooLate]]);
    const kinds = deriveChain(chain, { firstDeployed }).map(({ kind }) => kind);
    expect(kinds).toEqual(['planned', 'planned', 'rollback']);
  });

  it('leaves the given deployments and context as they are', () => {
    const given = sequence('A B A').reverse();
    const context = { firstDeployed: new Map() };
    deriveChain(given, context);
    expect(given.map(({ id }) => id)).toEqual([2, 1, 0]);
    expect(context.firstDeployed.size).toBe(0);
  });

  it('input order never matters', () => {
    fc.assert(
      fc.property(
        chains().chain(chain =>
          fc.tuple(
            fc.constant(chain),
            fc.shuffledSubarray(chain, { minLength: chain.length }),
          ),
        ),
        ([chain, shuffled]) => {
          expect(deriveChain(shuffled, nothingBefore)).toEqual(
            deriveChain(chain, nothingBefore),
          );
        },
      ),
    );
  });

  it('a stretch with its context equals the same stretch of the whole chain', () => {
    fc.assert(
      fc.property(chains(), unsorted => {
        const chain = [...unsorted].sort(comparePositions);
        const whole = deriveChain(chain, nothingBefore);
        for (let split = 0; split <= chain.length; split++) {
          const before = chain.slice(0, split);
          const stretch = chain.slice(split);
          const runningCommit = before
            .map(({ commit }) => commit)
            .filter(commit => commit !== undefined)
            .at(-1);
          for (const known of [before, chain]) {
            const firstDeployed = firstOf(known);
            expect(
              deriveChain(stretch, { runningCommit, firstDeployed }),
            ).toEqual(whole.slice(split));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('infers a rollback exactly where the commit is older than the running one', () => {
    fc.assert(
      fc.property(chains(), unsorted => {
        const chain = [...unsorted].sort(comparePositions);
        const commits = chain.map(({ commit }) => commit);
        const expected = chain.map(({ commit, declaredKind }, index) => {
          const running = commits.slice(0, index).findLast(Boolean);
          const older =
            commit !== undefined &&
            running !== undefined &&
            commits.indexOf(commit) < commits.indexOf(running);
          return declaredKind ?? (older ? 'rollback' : 'planned');
        });
        const links = deriveChain(unsorted, nothingBefore);
        expect(links.map(({ kind }) => kind)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

function firstOf(
  ascending: readonly ChainDeployment[],
): Map<string, DeploymentPosition> {
  const first = new Map<string, DeploymentPosition>();
  for (const deployment of [...ascending].reverse()) {
    if (deployment.commit !== undefined) {
      first.set(deployment.commit, deployment);
    }
  }
  return first;
}

function chains(): fc.Arbitrary<ChainDeployment[]> {
  return fc.uniqueArray(
    fc
      .record(
        {
          id: fc.constant(''),
          finishedAt: fc.integer({ min: 0, max: 6 }),
          source: fc.constantFrom('argo', 'ci'),
          externalId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
          commit: fc.constantFrom('A', 'B', 'C'),
          declaredKind: fc.option(
            fc.constantFrom<DeploymentKind[]>('planned', 'hotfix', 'rollback'),
            { nil: undefined, freq: 3 },
          ),
        },
        { requiredKeys: ['id', 'finishedAt', 'source', 'externalId'] },
      )
      .map(each => ({ ...each, id: `${each.source}/${each.externalId}` })),
    { selector: ({ id }) => id, maxLength: 9 },
  );
}
