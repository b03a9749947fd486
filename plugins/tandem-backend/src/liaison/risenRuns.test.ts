import type { LoadRun } from '@tandem/backstage-plugin-tandem-common';
import { risenRuns } from './risenRuns';

function run(
  from: number,
  to: number | undefined,
  allocation: number,
): LoadRun {
  const date = (day: number) => `2026-03-${String(day).padStart(2, '0')}`;
  return {
    from: date(from),
    to: to === undefined ? undefined : date(to),
    allocation,
  };
}

describe('risenRuns', () => {
  it.each<[string, LoadRun[], LoadRun[], number]>([
    ['what is new has risen', [], [run(1, 3, 110)], 1],
    ['what is the same has not', [run(1, 3, 110)], [run(1, 3, 110)], 0],
    ['what became less has not', [run(1, 3, 130)], [run(1, 3, 110)], 0],
    ['what became more has', [run(1, 3, 110)], [run(1, 3, 120)], 1],
    ['a part of it has not', [run(1, 9, 120)], [run(2, 3, 120)], 0],
    ['one day longer has', [run(1, 3, 110)], [run(1, 4, 110)], 1],
    ['one day earlier has', [run(2, 3, 110)], [run(1, 3, 110)], 1],
    ['without an end has', [run(1, 3, 110)], [run(1, undefined, 110)], 1],
    [
      'without an end before, it has not',
      [run(1, undefined, 110)],
      [run(2, undefined, 110)],
      0,
    ],
    [
      'two runs of before can hold one',
      [run(1, 2, 130), run(3, 5, 120)],
      [run(1, 5, 120)],
      0,
    ],
    [
      'a gap between two runs of before has risen',
      [run(1, 2, 130), run(4, 5, 120)],
      [run(1, 5, 120)],
      1,
    ],
  ])('%s', (_, before, after, count) => {
    expect(risenRuns(before, after)).toHaveLength(count);
  });
});
