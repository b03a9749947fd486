import fc from 'fast-check';
import { at, assignment, someAssignment } from './__testUtils__/assignments';
import { isOnDuty, stateOf } from './assignmentState';

describe('stateOf', () => {
  it('end date is inclusive: it covers until midnight of its own time zone', () => {
    const ending = assignment({
      endsOn: '2026-03-10',
      timeZone: 'America/New_York',
    });
    expect(stateOf(ending, at('2026-03-11T03:59:59Z'))).toBe('ending');
    expect(stateOf(ending, at('2026-03-11T04:00:00Z'))).toBe('ended');
  });

  it('future start is accepted, not active: no rights before its first day', () => {
    const future = assignment({ startsOn: '2026-04-01' });
    expect(stateOf(future, at('2026-03-31T23:59:59Z'))).toBe('accepted');
    expect(isOnDuty(future, at('2026-03-31T23:59:59Z'))).toBe(false);
    expect(stateOf(future, at('2026-04-01T00:00:00Z'))).toBe('active');
    expect(isOnDuty(future, at('2026-04-01T00:00:00Z'))).toBe(true);
  });

  it('expired is inactive at once and gives no rights', () => {
    const over = assignment({ endsOn: '2026-03-10' });
    expect(isOnDuty(over, at('2026-03-10T23:59:59Z'))).toBe(true);
    expect(isOnDuty(over, at('2026-03-11T00:00:00Z'))).toBe(false);
  });

  it('within 30 days of its last day it is ending, and still on duty', () => {
    const long = assignment({ startsOn: '2026-01-01', endsOn: '2026-03-31' });
    expect(stateOf(long, at('2026-02-28T23:59:59Z'))).toBe('active');
    expect(stateOf(long, at('2026-03-01T00:00:00Z'))).toBe('ending');
    expect(isOnDuty(long, at('2026-03-01T00:00:00Z'))).toBe(true);
  });

  it('the same date begins a day apart in Kiritimati and Niue', () => {
    const now = at('2026-03-01T05:00:00Z');
    const zoned = (timeZone: string) => stateOf(assignment({ timeZone }), now);
    expect(zoned('Pacific/Kiritimati')).toBe('active');
    expect(zoned('Pacific/Niue')).toBe('accepted');
  });

  it('a day that begins at 01:00 begins then', () => {
    const cairo = assignment({
      startsOn: '2024-04-26',
      timeZone: 'Africa/Cairo',
    });
    expect(stateOf(cairo, at('2024-04-25T21:59:59Z'))).toBe('accepted');
    expect(stateOf(cairo, at('2024-04-25T22:00:00Z'))).toBe('active');
  });

  it('one that lasts the leap day only is on duty on it only', () => {
    const leap = assignment({ startsOn: '2028-02-29', endsOn: '2028-02-29' });
    expect(stateOf(leap, at('2028-02-28T23:59:59Z'))).toBe('accepted');
    expect(stateOf(leap, at('2028-02-29T12:00:00Z'))).toBe('ending');
    expect(stateOf(leap, at('2028-03-01T00:00:00Z'))).toBe('ended');
  });

  it.each(['proposed', 'paused', 'orphaned'] as const)(
    'a %s one stays so until its last day is over',
    decision => {
      const waiting = assignment({ decision, endsOn: '2026-03-10' });
      expect(stateOf(waiting, at('2026-02-01T00:00:00Z'))).toBe(decision);
      expect(stateOf(waiting, at('2026-03-10T23:59:59Z'))).toBe(decision);
      expect(stateOf(waiting, at('2026-03-11T00:00:00Z'))).toBe('ended');
    },
  );

  it.each(['declined', 'handed-back', 'ended'] as const)(
    'a %s one is final, whatever its dates',
    decision => {
      const final = assignment({ decision, endsOn: '2026-03-10' });
      for (const now of ['2026-02-01', '2026-03-05', '2026-04-01']) {
        expect(stateOf(final, at(now))).toBe(decision);
      }
    },
  );

  it('never goes backwards as time passes', () => {
    const order = ['accepted', 'active', 'ending', 'ended'];
    const instant = fc.integer({
      min: at('2026-02-01T00:00:00Z'),
      max: at('2026-07-01T00:00:00Z'),
    });
    fc.assert(
      fc.property(someAssignment, instant, instant, (any, one, other) => {
        const [before, after] = [
          Math.min(one, other),
          Math.max(one, other),
        ].map(now => stateOf(any, now));
        expect(
          before === after ||
            (after !== 'accepted' &&
              order.indexOf(after) > order.indexOf(before)),
        ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
