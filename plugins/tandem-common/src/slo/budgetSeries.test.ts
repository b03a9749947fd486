import * as fc from 'fast-check';
import { budgetSeries } from './budgetSeries';
import { burnRate } from './burnRate';
import { computeSloStatus } from './sloStatus';
import { slotSums } from './slots';
import {
  anySlots,
  anyTarget,
  DAY,
  HOUR,
  MINUTE,
  missed,
  NONE,
  NOON,
  slotsUntil,
  statusInput,
  TARGET_999,
} from './__testUtils__/sloFacts';

const ONE_HOUR = { count: 1, unit: 'h' } as const;
const SLOT = 5 * MINUTE;

describe('budgetSeries', () => {
  it('gives the budget of the window that ends with each bucket', () => {
    const slots = slotsUntil(NOON, '1h', [
      missed(0, 1000),
      missed(1, 1000),
      missed(0, 1000),
    ]);
    const points = budgetSeries({
      slots,
      duration: { count: 2, unit: 'h' },
      targetPpb: TARGET_999,
      from: NOON - 2 * HOUR,
      to: NOON,
      step: '1h',
    });
    expect(points).toEqual([
      {
        start: NOON - 2 * HOUR,
        good: 999,
        total: 1000,
        remainingRatio: 0.5,
        burnRate: 1,
      },
      {
        start: NOON - HOUR,
        good: 1000,
        total: 1000,
        remainingRatio: 0.5,
        burnRate: 0,
      },
    ]);
  });

  it('has a gap where there is no data, and not where there is no traffic', () => {
    const [first, , quiet] = slotsUntil(NOON, '5m', [
      missed(0, 1000),
      NONE,
      NONE,
    ]);
    const points = budgetSeries({
      slots: [first, quiet],
      duration: ONE_HOUR,
      targetPpb: TARGET_999,
      from: NOON - 2 * SLOT,
      to: NOON,
      step: '5m',
    });
    expect(points).toEqual([
      {
        start: NOON - 2 * SLOT,
        good: null,
        total: null,
        remainingRatio: null,
        burnRate: null,
      },
      {
        start: NOON - SLOT,
        good: 0,
        total: 0,
        remainingRatio: 1,
        burnRate: 0,
      },
    ]);
  });

  it('burns over at least an hour, so that 5 minutes are no spikes', () => {
    const slots = slotsUntil(NOON, '5m', [
      missed(12, 1000),
      ...Array.from({ length: 11 }, () => missed(0, 1000)),
    ]);
    const [point] = budgetSeries({
      slots,
      duration: ONE_HOUR,
      targetPpb: TARGET_999,
      from: NOON - SLOT,
      to: NOON,
      step: '5m',
    });
    expect(point.burnRate).toBe(1);
  });

  it('burns over the hour of the status at the newest slot', () => {
    fc.assert(
      fc.property(anySlots, anyTarget, (slots, targetPpb) => {
        fc.pre(slots.length > 0);
        const asOf = slots.at(-1)!.start + SLOT;
        const last = budgetSeries({
          slots,
          duration: ONE_HOUR,
          targetPpb,
          from: asOf - HOUR,
          to: asOf,
          step: '5m',
        }).at(-1)!;
        const hour = slotSums(slots).between(asOf - HOUR, asOf);
        expect(last.burnRate).toBe(burnRate(hour, targetPpb));
      }),
    );
  });

  it('sums events over a day, no average of the hours', () => {
    const [point] = budgetSeries({
      slots: slotsUntil(NOON, '1h', [missed(10, 10), missed(0, 9990)]),
      duration: { count: 30, unit: 'd' },
      targetPpb: TARGET_999,
      from: NOON - 2 * HOUR,
      to: NOON,
      step: '1d',
    });
    expect(point).toEqual({
      start: NOON - 12 * HOUR,
      good: 9990,
      total: 10_000,
      remainingRatio: 0,
      burnRate: 1,
    });
  });

  it('tile and graph agree: the last point is what the status says', () => {
    fc.assert(
      fc.property(
        anySlots,
        anyTarget,
        fc.constantFrom('5m' as const, '1h', '1d'),
        fc.constantFrom(ONE_HOUR, { count: 30, unit: 'd' } as const),
        (slots, targetPpb, step, duration) => {
          fc.pre(slots.length > 0);
          const asOf = slots.at(-1)!.start + SLOT;
          const sums = slotSums(slots);
          const length = duration.unit === 'h' ? HOUR : 30 * DAY;
          const status = computeSloStatus(
            statusInput({
              objectives: [{ targetPpb }],
              duration,
              asOf,
              counts: sums.between(asOf - length, asOf),
            }),
          );
          const last = budgetSeries({
            slots,
            duration,
            targetPpb,
            from: asOf - HOUR,
            to: asOf,
            step,
          }).at(-1)!;
          expect(last.remainingRatio).toBe(
            status.budget?.remainingRatio ?? null,
          );
        },
      ),
    );
  });
});
