import { sumLoads, overAllocatedRuns, type LoadRun } from './loadRuns';
import { loadRunsOf } from './load';
import type { AssignmentRecord } from './assignmentRecord';

const USER = 'user:default/dana';

function accepted(
  scope: string,
  allocation: number,
  startsOn: string,
  endsOn?: string,
): AssignmentRecord {
  return {
    scopeRef: `group:default/${scope}`,
    liaisonRef: USER,
    role: 'primary',
    pattern: 'liaison',
    allocation,
    startsOn,
    endsOn,
    timeZone: 'UTC',
    decision: 'accepted',
  };
}

describe('sumLoads', () => {
  const one = [accepted('red', 60, '2026-03-03', '2026-03-10')];
  const other = [
    accepted('blue', 50, '2026-03-08', '2026-03-20'),
    accepted('green', 10, '2026-03-20'),
  ];
  const absences = [
    { userRef: USER, startsOn: '2026-03-09', endsOn: '2026-03-09' },
  ];
  const runsOf = (assignments: AssignmentRecord[], to?: string) =>
    loadRunsOf(USER, assignments, absences, '2026-03-01', to);

  it.each(['2026-03-02', '2026-03-09', '2026-04-01', undefined])(
    'two loads up to %p are the load of both',
    to => {
      const both = runsOf([...one, ...other], to);
      expect(sumLoads(runsOf(one, to), runsOf(other, to))).toEqual(both);
      expect(sumLoads(runsOf(other, to), runsOf(one, to))).toEqual(both);
    },
  );

  it('what is too much is told with its days', () => {
    const sum = sumLoads(runsOf(one), runsOf(other));
    expect(overAllocatedRuns(sum)).toEqual<LoadRun[]>([
      { from: '2026-03-08', to: '2026-03-08', allocation: 110 },
      { from: '2026-03-10', to: '2026-03-10', allocation: 110 },
    ]);
  });

  it('of no days there is nothing', () => {
    expect(sumLoads([], [])).toEqual([]);
  });
});
