import type { Change } from './deploymentSchema';
import { uniteChanges } from './uniteChanges';

describe('uniteChanges', () => {
  it('keeps the earliest of each instant, wherever it was said', () => {
    const one: Change = {
      commit: 'a',
      committedAt: 50,
      pullRequest: { firstCommitAt: 10, openedAt: 30, mergedAt: 60 },
    };
    const other: Change = {
      commit: 'a',
      committedAt: 40,
      pullRequest: { firstCommitAt: 20, openedAt: 25 },
    };
    const united = [
      {
        commit: 'a',
        committedAt: 40,
        pullRequest: { firstCommitAt: 10, openedAt: 25, mergedAt: 60 },
      },
    ];
    expect(uniteChanges([one], [other])).toEqual(united);
    expect(uniteChanges([other], [one])).toEqual(united);
  });

  it('keeps number and address of the same pull request, the smaller one', () => {
    const nine = pullRequest(9);
    const twelve = pullRequest(12);
    expect(uniteChanges([nine], [twelve])).toEqual([nine]);
    expect(uniteChanges([twelve], [nine])).toEqual([nine]);
  });

  it('keeps what only one of two descriptions says', () => {
    const bare: Change = { commit: 'a', committedAt: 1 };
    const described: Change = {
      ...bare,
      url: 'https://git/a',
      pullRequest: { number: 9 },
    };
    expect(uniteChanges([bare], [described])).toEqual([described]);
    expect(uniteChanges([described], [bare])).toEqual([described]);
  });

  it('sorts by commit time, then commit', () => {
    const changes = ['b2', 'a2', 'c1'].map(name => ({
      commit: name[0],
      committedAt: Number(name[1]),
    }));
    expect(uniteChanges(changes, []).map(({ commit }) => commit)).toEqual([
      'c',
      'a',
      'b',
    ]);
  });
});

function pullRequest(number: number): Change {
  return {
    commit: 'a',
    committedAt: 1,
    pullRequest: { number, url: `https://git/pull/${number}` },
  };
}
