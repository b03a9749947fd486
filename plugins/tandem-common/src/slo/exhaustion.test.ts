import * as fc from 'fast-check';
import { isBreached } from './budget';
import type { EventCounts } from './budget';
import { exhaustsAt, recoversAt } from './exhaustion';
import type { BudgetCourse } from './exhaustion';
import { windowEdge } from './rollingWindow';
import { sumCounts } from './slots';
import { parseTarget } from './target';
import {
  anyCounts,
  anyTarget,
  HOUR,
  MINUTE,
  missed,
  NONE,
  NOON,
  slotsUntil,
  TARGET_999,
  THIRTY_DAYS,
} from './__testUtils__/sloFacts';

const WINDOW_HOURS = 720;

function course(
  hours: readonly EventCounts[],
  fields: Partial<BudgetCourse> = {},
): BudgetCourse {
  return {
    slots: slotsUntil(NOON, '1h', hours),
    duration: THIRTY_DAYS,
    targetPpb: TARGET_999,
    asOf: NOON,
    ...fields,
  };
}

const hours = (counts: EventCounts, times = WINDOW_HOURS) =>
  Array.from({ length: times }, () => counts);

const inHours = (instant: number | undefined) =>
  instant === undefined ? undefined : (instant - NOON) / HOUR;

describe('exhaustsAt', () => {
  it('follows the last 6 hours: at a burn of 10 a whole budget lasts a tenth of the window', () => {
    const instant = exhaustsAt({
      ...course(hours(missed(0, 1000))),
      recent: missed(60, 6000),
    });
    expect(inHours(instant)).toBeCloseTo(72, 6);
  });

  it('is told to the millisecond, also within an hour', () => {
    const young = course([missed(0, 500)]);
    const recent = missed(6, 1000);
    expect(exhaustsAt({ ...young, recent })).toBe(NOON + 36 * MINUTE);
  });

  it('never comes at a burn of 1 or less', () => {
    const whole = course(hours(missed(0, 1000)));
    expect(exhaustsAt({ ...whole, recent: missed(6, 6000) })).toBeUndefined();
    expect(exhaustsAt({ ...whole, recent: missed(0, 6000) })).toBeUndefined();
  });

  it('lets old misses leave the window: what would spend the rest does not', () => {
    const old = missed(600, 1000);
    const recent = missed(30, 6000);
    const late = course([
      ...hours(missed(0, 1000), 700),
      old,
      ...hours(missed(0, 1000), 19),
    ]);
    const early = course([old, ...hours(missed(0, 1000), 719)]);
    expect(inHours(exhaustsAt({ ...late, recent }))).toBeCloseTo(24, 6);
    expect(inHours(exhaustsAt({ ...early, recent }))).toBeCloseTo(144, 0);
  });

  it('moves the old edge by the hour when the window ends within one', () => {
    const asOf = NOON + 35 * MINUTE;
    const slots = [
      ...slotsUntil(NOON, '1h', [
        missed(715, 1000),
        ...hours(missed(0, 1000), 719),
      ]),
      { start: NOON, ...missed(0, 500) },
    ];
    const recent = missed(60, 6000);
    const first = exhaustsAt({ ...course([]), slots, asOf, recent });
    expect(inHours(first)).toBeGreaterThan(70);
    const sooner = { ...recent, good: recent.good - 600n };
    expect(
      inHours(exhaustsAt({ ...course([]), slots, asOf, recent: sooner })),
    ).toBeCloseTo(0.633, 2);
  });

  it('is unknown without traffic in the last 6 hours, though good events leave first', () => {
    const quiet = course([...hours(missed(0, 1000), 719), missed(2, 1000)]);
    expect(exhaustsAt({ ...quiet, recent: NONE })).toBeUndefined();
    expect(exhaustsAt({ ...quiet, recent: missed(0, 1) })).toBeDefined();
  });

  it('is past where nothing is left', () => {
    const recent = missed(60, 6000);
    expect(
      exhaustsAt({ ...course(hours(missed(1, 1000))), recent }),
    ).toBeUndefined();
  });
});

describe('recoversAt', () => {
  it('comes when the misses leave the window', () => {
    const spent = course([
      ...hours(missed(0, 1000), 100),
      missed(1000, 1000),
      ...hours(missed(0, 1000), 619),
    ]);
    expect(inHours(recoversAt(spent))).toBe(101);
  });

  it('comes sooner where new traffic makes up for them', () => {
    const young = course(hours(missed(2, 1000), 10));
    expect(inHours(recoversAt(young))).toBeCloseTo(10, 3);
  });

  it('comes at once after exactly on target', () => {
    expect(recoversAt(course(hours(missed(1, 1000))))).toBe(NOON + 1);
  });

  it('is no question while something is left, nor without traffic', () => {
    expect(recoversAt(course(hours(missed(0, 1000))))).toBeUndefined();
    expect(recoversAt(course(hours(NONE)))).toBeUndefined();
    expect(recoversAt(course([]))).toBeUndefined();
  });

  it('is not told beyond one window', () => {
    const now = course([], {
      slots: [{ start: NOON, ...missed(1000, 1000) }],
      asOf: NOON + 35 * MINUTE,
      targetPpb: parseTarget('0.99999'),
    });
    expect(recoversAt(now)).toBeUndefined();
  });
});

describe('both', () => {
  const anyCourse = fc
    .record({
      slots: fc
        .array(anyCounts, { minLength: 1, maxLength: 100 })
        .map(all => slotsUntil(NOON, '1h', all)),
      recent: anyCounts,
      targetPpb: anyTarget,
      asOf: fc.nat({ max: 11 }).map(slots => NOON + slots * 5 * MINUTE),
    })
    .map(fields => ({ duration: { count: 4, unit: 'd' } as const, ...fields }));

  /** Events in the window that ends at an instant, in parts of `period`. */
  function ahead(
    { slots, duration, asOf }: BudgetCourse,
    {
      instant,
      perPeriod,
      period,
    }: { instant: number; perPeriod: EventCounts; period: number },
  ): EventCounts {
    const edge = windowEdge(duration, instant);
    const old = sumCounts(slots.filter(({ start }) => start >= edge));
    const elapsed = BigInt(instant - asOf);
    return {
      good: old.good * BigInt(period) + perPeriod.good * elapsed,
      total: old.total * BigInt(period) + perPeriod.total * elapsed,
    };
  }

  const isSpent = ({ good, total }: EventCounts, targetPpb: bigint) =>
    isBreached(
      { good: good * 10n ** 9n - 1n, total: total * 10n ** 9n },
      targetPpb,
    );

  it('exhaustion is the first instant with nothing left', () => {
    fc.assert(
      fc.property(anyCourse, given => {
        const instant = exhaustsAt(given);
        fc.pre(instant !== undefined);
        const spentAt = (millis: number) =>
          isSpent(
            ahead(given, {
              instant: millis,
              perPeriod: given.recent,
              period: 6 * HOUR,
            }),
            given.targetPpb,
          );
        expect(spentAt(instant!)).toBe(true);
        for (let step = 0; step < 50; step++) {
          const earlier =
            given.asOf + Math.floor(((instant! - given.asOf) * step) / 50);
          expect(earlier < instant! && spentAt(earlier)).toBe(false);
        }
        expect(spentAt(instant! - 1)).toBe(false);
      }),
    );
  });

  it('recovery is the first instant with something left', () => {
    fc.assert(
      fc.property(anyCourse, given => {
        const instant = recoversAt(given);
        fc.pre(instant !== undefined);
        const edge = windowEdge(given.duration, given.asOf);
        const current = given.slots.filter(({ start }) => start >= edge);
        const { total } = sumCounts(current);
        const spentAt = (millis: number) =>
          isSpent(
            ahead(given, {
              instant: millis,
              perPeriod: { good: total, total },
              period: given.asOf - current[0].start,
            }),
            given.targetPpb,
          );
        expect(spentAt(instant!)).toBe(false);
        expect(spentAt(instant! - 1)).toBe(true);
      }),
    );
  });
});
