import fc from 'fast-check';
import {
  at,
  assignment,
  dana,
  omar,
  someAssignment,
} from './__testUtils__/assignments';
import { assignmentStateSchema } from './assignmentSchema';
import { isOnDuty } from './assignmentState';
import { addDays, eachDay, includesDay } from './civilDates';
import { deputyIsPrimary, holdsPlace, overlaps, placeConflicts } from './holds';

const now = at('2026-03-01T12:00:00Z');
const other = (fields = {}) =>
  assignment({ id: 'two', liaisonRef: omar, ...fields });

describe('holding a place', () => {
  it('whatever is not over or declined holds its place, an orphaned one too', () => {
    expect(assignmentStateSchema.options.filter(holdsPlace)).toEqual([
      'proposed',
      'accepted',
      'active',
      'paused',
      'ending',
      'orphaned',
    ]);
  });

  it('two primaries on one scope: refused, with a handover date offered', () => {
    const first = assignment({ endsOn: '2026-03-10' });
    const next = other({ startsOn: '2026-03-10' });
    expect(placeConflicts(next, [first], now)).toEqual([
      { assignment: first, handoverOn: '2026-03-11' },
    ]);
  });

  it('end date: the successor starts the next day', () => {
    const first = assignment({ endsOn: '2028-02-28' });
    const next = other({ startsOn: '2028-02-29' });
    expect(placeConflicts(next, [first], now)).toEqual([]);
  });

  it('offers no handover date where the one in the way has no last day', () => {
    const [conflict] = placeConflicts(other(), [assignment()], now);
    expect(conflict.handoverOn).toBeUndefined();
  });

  it('names the one to follow first of several: the last to end', () => {
    const all = [
      assignment({ id: 'soon', endsOn: '2026-03-10' }),
      assignment({ id: 'late', startsOn: '2026-04-01', endsOn: '2026-04-10' }),
      assignment({ id: 'open', startsOn: '2026-05-01' }),
    ];
    const inTheWay = placeConflicts(other(), all, now);
    expect(inTheWay.map(each => each.assignment.id)).toEqual([
      'open',
      'late',
      'soon',
    ]);
  });

  it('zones far apart: dates that follow each other can still run at one instant', () => {
    const niue = assignment({ endsOn: '2026-03-05', timeZone: 'Pacific/Niue' });
    const [conflict] = placeConflicts(
      other({ startsOn: '2026-03-06', timeZone: 'Pacific/Kiritimati' }),
      [niue],
      now,
    );
    expect(conflict.handoverOn).toBe('2026-03-08');
    const there = { startsOn: '2026-03-08', timeZone: 'Pacific/Kiritimati' };
    expect(placeConflicts(other(there), [niue], now)).toEqual([]);
  });

  it('a second deputy is refused, a second shadow is not', () => {
    const deputy = assignment({ role: 'deputy' });
    const shadow = assignment({ role: 'shadow' });
    expect(
      placeConflicts(other({ role: 'deputy' }), [deputy], now),
    ).toHaveLength(1);
    expect(placeConflicts(other({ role: 'shadow' }), [shadow], now)).toEqual(
      [],
    );
    expect(
      placeConflicts(other({ role: 'deputy' }), [assignment()], now),
    ).toEqual([]);
  });

  it('nobody is a shadow of one scope twice at a time', () => {
    const shadow = assignment({ role: 'shadow', endsOn: '2026-03-31' });
    const again = assignment({ role: 'shadow', id: undefined });
    expect(placeConflicts(again, [shadow], now)).toMatchObject([
      { handoverOn: '2026-04-01' },
    ]);
    const later = { ...again, startsOn: '2026-04-01' };
    expect(placeConflicts(later, [shadow], now)).toEqual([]);
  });

  it("self-run holds the primary's place", () => {
    const alone = assignment({ liaisonRef: undefined, pattern: 'self-run' });
    expect(placeConflicts(other(), [alone], now)).toHaveLength(1);
    expect(
      placeConflicts({ ...alone, id: undefined }, [other()], now),
    ).toHaveLength(1);
  });

  it.each([
    ['itself', {}, 'one'],
    ['another scope', { scopeRef: 'group:default/team-search' }, 'two'],
    ['declined', { decision: 'declined' as const }, 'two'],
    ['ended early', { decision: 'ended' as const, closedAt: now }, 'two'],
    [
      'over by its dates',
      { startsOn: '2026-01-01', endsOn: '2026-02-28' },
      'two',
    ],
    [
      'a proposal whose dates passed',
      {
        decision: 'proposed' as const,
        startsOn: '2026-01-01',
        endsOn: '2026-02-28',
      },
      'two',
    ],
  ])('not in the way: %s', (_, fields, id) => {
    const candidate = assignment({ startsOn: '2026-02-01' });
    expect(
      placeConflicts(candidate, [assignment({ ...fields, id })], now),
    ).toEqual([]);
  });

  it('deputy = primary: refused, whichever comes second', () => {
    const primary = assignment();
    const deputy = other({ role: 'deputy', liaisonRef: dana });
    expect(deputyIsPrimary(deputy, [primary], now)).toBe(primary);
    expect(deputyIsPrimary(primary, [deputy], now)).toBe(deputy);
    expect(
      deputyIsPrimary(other({ role: 'deputy' }), [primary], now),
    ).toBeUndefined();
    expect(
      deputyIsPrimary({ ...deputy, role: 'shadow' }, [primary], now),
    ).toBeUndefined();
    expect(
      deputyIsPrimary(
        deputy,
        [assignment({ decision: 'ended', closedAt: now })],
        now,
      ),
    ).toBeUndefined();
  });

  it('days overlap where some day is one of both', () => {
    fc.assert(
      fc.property(someAssignment, someAssignment, (a, b) => {
        const shared = eachDay('2026-02-01', '2026-08-01').some(
          date => includesDay(a, date) && includesDay(b, date),
        );
        expect(overlaps(a, b)).toBe(shared);
      }),
    );
  });

  it('two primaries that are not in conflict are never both active at one instant', () => {
    const primary = someAssignment.map(each => ({
      ...each,
      scopeRef: assignment().scopeRef,
      role: 'primary' as const,
      decision: 'accepted' as const,
    }));
    const hour = fc.integer({ min: 0, max: 24 * 150 });
    fc.assert(
      fc.property(primary, primary, hour, (a, b, hours) => {
        fc.pre(placeConflicts(a, [b], now).length === 0);
        const instant = now + hours * 3_600_000;
        expect(isOnDuty(a, instant) && isOnDuty(b, instant)).toBe(false);
      }),
      { numRuns: 2000, maxSkipsPerRun: 200 },
    );
  });

  it('the handover date that is offered is free, and the day before is not', () => {
    fc.assert(
      fc.property(someAssignment, someAssignment, (a, b) => {
        const first = { ...a, scopeRef: b.scopeRef, role: b.role };
        const [conflict] = placeConflicts(b, [first], now);
        fc.pre(conflict?.handoverOn !== undefined);
        const startingOn = (startsOn: string) =>
          placeConflicts({ ...b, startsOn, endsOn: undefined }, [first], now);
        expect(startingOn(conflict.handoverOn!)).toEqual([]);
        expect(startingOn(addDays(conflict.handoverOn!, -1))).toHaveLength(1);
      }),
    );
  });
});
