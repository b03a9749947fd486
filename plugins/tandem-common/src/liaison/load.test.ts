import fc from 'fast-check';
import type { AbsenceDays } from './absences';
import { isAway } from './absences';
import type { AssignmentRecord } from './assignmentRecord';
import {
  assignment,
  at,
  dana,
  omar,
  someAbsence,
  someAssignment,
  someDate,
  team,
} from './__testUtils__/assignments';
import { addDays, eachDay, includesDay, todayIn } from './civilDates';
import { loadOf, loadWarner, overAllocatedDays, type LoadLimits } from './load';

const search = 'group:default/team-search';
const day = '2026-03-10';
const on = (
  assignments: AssignmentRecord[],
  absences: AbsenceDays[] = [],
  userRef = dana,
) => loadOf(userRef, assignments, absences, day, addDays(day, 1))[0].allocation;
const away = (userRef: string) => ({ userRef, startsOn: day, endsOn: day });
const deputy = (allocation: number) =>
  assignment({ id: 'deputy', role: 'deputy', liaisonRef: omar, allocation });

const loadWarnings = (
  userRef: string,
  assignments: AssignmentRecord[],
  absences: AbsenceDays[],
  from: string,
  to?: string,
  limits?: LoadLimits,
) => loadWarner(userRef, assignments, absences, limits)(from, to);

/** The same rules, day by day and without any shortcut. */
function naiveLoad(
  userRef: string,
  all: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
  date: string,
): number {
  const counts = (each: AssignmentRecord) =>
    includesDay(each, date) &&
    (['proposed', 'accepted'].includes(each.decision) ||
      (['ended', 'handed-back'].includes(each.decision) &&
        date < todayIn(each.timeZone, each.closedAt!)));
  if (isAway(userRef, absences, date)) return 0;
  let sum = 0;
  for (const own of all.filter(each => each.liaisonRef === userRef)) {
    if (counts(own) && own.role !== 'deputy') sum += own.allocation;
    if (counts(own) && own.role === 'deputy') {
      const missing = all.find(
        each =>
          each.scopeRef === own.scopeRef &&
          each.role === 'primary' &&
          ((each.decision === 'orphaned' && includesDay(each, date)) ||
            (counts(each) && isAway(each.liaisonRef!, absences, date))),
      );
      if (missing) sum += own.allocation || missing.allocation;
    }
  }
  return sum;
}

describe('loadOf', () => {
  it('proposals, accepted ones and shadows count', () => {
    expect(
      on([
        assignment({ allocation: 10, decision: 'proposed' }),
        assignment({ allocation: 20, scopeRef: search }),
        assignment({ allocation: 30, role: 'shadow' }),
        assignment({ allocation: 40, liaisonRef: omar }),
      ]),
    ).toBe(60);
  });

  it('an absent primary counts 0', () => {
    expect(on([assignment()], [away(dana)])).toBe(0);
    expect(on([assignment()], [away(omar)])).toBe(20);
  });

  it("deputies count 0 until standing in, then their own allocation or else the primary's", () => {
    const primary = assignment({ allocation: 30 });
    expect(on([primary, deputy(10)], [], omar)).toBe(0);
    expect(on([primary, deputy(10)], [away(dana)], omar)).toBe(10);
    expect(on([primary, deputy(0)], [away(dana)], omar)).toBe(30);
  });

  it('an absent deputy does not stand in', () => {
    const both = [away(dana), away(omar)];
    expect(on([assignment(), deputy(10)], both, omar)).toBe(0);
  });

  it('a deputy stands in on their own scope only, and while it has a primary', () => {
    const elsewhere = assignment({ scopeRef: search });
    const over = assignment({ endsOn: addDays(day, -1) });
    expect(on([elsewhere, deputy(10)], [away(dana)], omar)).toBe(0);
    expect(on([over, deputy(10)], [away(dana)], omar)).toBe(0);
  });

  it('liaison not in the catalog: the deputy acts and counts', () => {
    const orphaned = assignment({ decision: 'orphaned' });
    expect(on([orphaned, deputy(0)], [], omar)).toBe(20);
    expect(on([orphaned])).toBe(0);
  });

  it.each(['paused', 'declined'] as const)('a %s one counts 0', decision => {
    expect(on([assignment({ decision })])).toBe(0);
  });

  it.each(['ended', 'handed-back'] as const)(
    '%s early stops at that day, where its dates are meant',
    decision => {
      const closed = assignment({
        decision,
        timeZone: 'Pacific/Kiritimati',
        closedAt: at('2026-03-11T10:30:00Z'),
      });
      const days = loadOf(dana, [closed], [], day, '2026-03-13');
      expect(days.map(({ allocation }) => allocation)).toEqual([20, 20, 0]);
    },
  );

  it('one ended before it started never counts', () => {
    const closed = assignment({
      decision: 'ended',
      startsOn: day,
      closedAt: at('2026-03-01T12:00:00Z'),
    });
    expect(on([closed])).toBe(0);
  });

  it('end date is inclusive, a leap day is a day', () => {
    const leap = assignment({ startsOn: '2028-02-28', endsOn: '2028-02-29' });
    expect(loadOf(dana, [leap], [], '2028-02-27', '2028-03-02')).toEqual([
      { date: '2028-02-27', allocation: 0 },
      { date: '2028-02-28', allocation: 20 },
      { date: '2028-02-29', allocation: 20 },
      { date: '2028-03-01', allocation: 0 },
    ]);
  });

  it('equals a naive sum, day by day', () => {
    fc.assert(
      fc.property(
        fc.array(someAssignment, { maxLength: 10 }),
        fc.array(someAbsence, { maxLength: 5 }),
        fc.tuple(someDate, fc.nat(60)),
        (all, absences, [from, length]) => {
          const to = addDays(from, length);
          expect(loadOf(dana, all, absences, from, to)).toEqual(
            eachDay(from, to).map(date => ({
              date,
              allocation: naiveLoad(dana, all, absences, date),
            })),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('overAllocatedDays', () => {
  it('capacity: more than 100 % on any day is named, exactly 100 % is not', () => {
    const all = [
      assignment({ allocation: 70 }),
      assignment({
        scopeRef: search,
        allocation: 40,
        startsOn: '2026-03-12',
        endsOn: '2026-03-14',
      }),
    ];
    expect(overAllocatedDays(dana, all, [], day)).toEqual([
      { from: '2026-03-12', to: '2026-03-14', allocation: 110 },
    ]);
    const full = [all[0], { ...all[1], allocation: 30 }];
    expect(overAllocatedDays(dana, full, [], day)).toEqual([]);
  });

  it('runs of different load are apart; the last one may have no end', () => {
    const all = [
      assignment({ allocation: 90 }),
      assignment({ allocation: 20, endsOn: '2026-03-15' }),
      assignment({ allocation: 30, startsOn: '2026-03-12' }),
    ];
    expect(overAllocatedDays(dana, all, [], day)).toEqual([
      { from: '2026-03-10', to: '2026-03-11', allocation: 110 },
      { from: '2026-03-12', to: '2026-03-15', allocation: 140 },
      { from: '2026-03-16', to: undefined, allocation: 120 },
    ]);
  });

  it('an absence posted can take the deputy above 100 %', () => {
    const all = [
      assignment({ allocation: 60 }),
      deputy(0),
      assignment({ scopeRef: search, liaisonRef: omar, allocation: 50 }),
    ];
    expect(overAllocatedDays(omar, all, [], day)).toEqual([]);
    expect(overAllocatedDays(omar, all, [away(dana)], day)).toEqual([
      { from: day, to: day, allocation: 110 },
    ]);
  });

  it('agrees with a naive look at every day', () => {
    fc.assert(
      fc.property(
        fc.array(someAssignment, { maxLength: 10 }),
        fc.array(someAbsence, { maxLength: 5 }),
        fc.option(fc.constant('2026-05-01'), { nil: undefined }),
        (all, absences, to) => {
          const from = '2026-02-20';
          const runs = overAllocatedDays(dana, all, absences, from, to);
          const named = eachDay(from, '2026-08-01').flatMap(date =>
            runs
              .filter(run =>
                includesDay({ startsOn: run.from, endsOn: run.to }, date),
              )
              .map(({ allocation }) => ({ date, allocation })),
          );
          const naive = eachDay(from, to ?? '2026-08-01')
            .map(date => ({
              date,
              allocation: naiveLoad(dana, all, absences, date),
            }))
            .filter(({ allocation }) => allocation > 100);
          expect(named).toEqual(naive);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('looks at the days of change only, however many days there are', () => {
    const all = Array.from({ length: 6 }, () => assignment());
    expect(overAllocatedDays(dana, all, [], '0001-01-01')).toEqual([
      { from: '2026-03-01', to: undefined, allocation: 120 },
    ]);
    expect(
      loadOf(dana, all, [], '2026-03-01', '2053-07-17').map(
        ({ allocation }) => allocation,
      ),
    ).toEqual(new Array(10_000).fill(120));
  });
});

describe('loadWarnings', () => {
  const teams = (count: number, allocation: number) =>
    Array.from({ length: count }, (_, index) =>
      assignment({ scopeRef: `group:default/${index}`, allocation }),
    );

  it('above 80 % warns, 80 % does not', () => {
    const most = assignment({ allocation: 80 });
    const more = assignment({
      allocation: 5,
      role: 'shadow',
      startsOn: '2026-04-01',
    });
    expect(loadWarnings(dana, [most], [], day)).toEqual([]);
    expect(loadWarnings(dana, [most, more], [], day)).toEqual([
      expect.stringMatching(
        /dana has promised 85 % .*from 2026-04-01; up to 80 %/,
      ),
    ]);
  });

  it('above 5 teams warns, 5 teams do not', () => {
    expect(loadWarnings(dana, teams(5, 10), [], day)).toEqual([]);
    expect(loadWarnings(dana, teams(6, 10), [], day)).toEqual([
      expect.stringMatching(/dana helps 6 teams from 2026-03-10; up to 5/),
    ]);
  });

  it('both limits are configurable', () => {
    const limits = { allocation: 40, teams: 2 };
    expect(
      loadWarnings(dana, teams(3, 20), [], day, undefined, limits),
    ).toHaveLength(2);
    expect(
      loadWarnings(dana, teams(2, 20), [], day, undefined, limits),
    ).toEqual([]);
  });

  it('looks at the days asked for only', () => {
    const later = assignment({
      allocation: 90,
      startsOn: '2026-04-01',
      scopeRef: team,
    });
    expect(loadWarnings(dana, [later], [], day, '2026-04-01')).toEqual([]);
    expect(loadWarnings(dana, [later], [], day, '2026-04-02')).toHaveLength(1);
  });
});
