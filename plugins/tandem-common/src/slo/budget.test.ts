import * as fc from 'fast-check';
import {
  areCountsPossible,
  budgetMinutes,
  ESTIMATE_SCALE,
  isBreached,
  occurrencesBudget,
} from './budget';
import { parseTarget, parseTargetPercent } from './target';
import {
  anyTarget,
  anyTraffic,
  DAY,
  missed,
  NONE,
  TARGET_999,
} from './__testUtils__/sloFacts';

const budgetOf = (bad: number, total: number, target: string) =>
  occurrencesBudget(missed(bad, total), parseTarget(target)).budget!;

describe('occurrencesBudget', () => {
  it('97 of 100 at 0.95 consumes 0.6', () => {
    expect(budgetOf(3, 100, '0.95')).toEqual({
      total: 5,
      consumed: 0.6,
      remaining: 2,
      remainingRatio: 0.4,
    });
  });

  it('770 of 777 at 0.999 consumes 9.009009 and leaves −8.009009', () => {
    const budget = budgetOf(7, 777, '0.999');
    expect(budget.consumed).toBeCloseTo(9.009009, 6);
    expect(budget.remainingRatio).toBeCloseTo(-8.009009, 6);
  });

  it('0 of 100 at 0.999 consumes 1000 and keeps −999', () => {
    expect(budgetOf(100, 100, '0.999')).toMatchObject({
      consumed: 1000,
      remainingRatio: -999,
    });
  });

  it('6 missed of 12 000 at 0.999 leave half of the budget, without dust', () => {
    expect(occurrencesBudget(missed(6, 12_000), TARGET_999)).toEqual({
      sli: 0.9995,
      good: 11_994,
      total: 12_000,
      met: true,
      budget: { total: 12, consumed: 0.5, remaining: 6, remainingRatio: 0.5 },
    });
  });

  it.each([
    [1, 1_000],
    [12, 12_000],
    [333, 333_000],
    [10_000_019, 10_000_019_000],
  ])('on target is met with exactly nothing left: %i of %i', (bad, total) => {
    expect(occurrencesBudget(missed(bad, total), TARGET_999)).toMatchObject({
      met: true,
      budget: { consumed: 1, remaining: 0, remainingRatio: 0 },
    });
  });

  it('an empty answer is no green 100 %: only the total is known', () => {
    expect(occurrencesBudget(NONE, TARGET_999)).toEqual({
      sli: null,
      good: null,
      total: 0,
      met: null,
      budget: null,
    });
  });

  it('an empty error series with traffic is no missed event', () => {
    expect(occurrencesBudget(missed(0, 10), TARGET_999)).toMatchObject({
      sli: 1,
      met: true,
      budget: { consumed: 0, remainingRatio: 1 },
    });
  });

  it('counts events where a source stores millionths of one', () => {
    const millionths = { good: 11_994_000_000n, total: 12_000_000_000n };
    expect(occurrencesBudget(millionths, TARGET_999, ESTIMATE_SCALE)).toEqual(
      occurrencesBudget(missed(6, 12_000), TARGET_999),
    );
  });

  it('consumed and remaining ratio make 1', () => {
    fc.assert(
      fc.property(anyTraffic, anyTarget, (counts, targetPpb) => {
        const { budget } = occurrencesBudget(counts, targetPpb);
        const { consumed, remainingRatio } = budget!;
        const size = Math.max(1, consumed);
        expect((consumed + remainingRatio - 1) / size).toBeCloseTo(0, 12);
      }),
    );
  });

  it('more missed events never leave more', () => {
    fc.assert(
      fc.property(anyTraffic, anyTarget, (counts, targetPpb) => {
        fc.pre(counts.good > 0n);
        const worse = { ...counts, good: counts.good - 1n };
        const before = occurrencesBudget(counts, targetPpb).budget!;
        const after = occurrencesBudget(worse, targetPpb).budget!;
        expect(after.remaining).toBeLessThan(before.remaining);
        expect(after.remainingRatio).toBeLessThan(before.remainingRatio);
      }),
    );
  });
});

describe('isBreached', () => {
  it('on target is not breached for 99.9, where floats would say so', () => {
    const target = 99.9 / 100;
    expect(999 / 1_000 < target).toBe(true);
    expect(isBreached(missed(1, 1_000), parseTargetPercent('99.9'))).toBe(
      false,
    );
  });

  it('tells one event in a billion', () => {
    expect(isBreached(missed(1_000_000, 1_000_000_000), TARGET_999)).toBe(
      false,
    );
    expect(isBreached(missed(1_000_001, 1_000_000_000), TARGET_999)).toBe(true);
  });

  it('is breached exactly when less than nothing is left', () => {
    fc.assert(
      fc.property(anyTraffic, anyTarget, (counts, targetPpb) => {
        const { budget, met } = occurrencesBudget(counts, targetPpb);
        expect(isBreached(counts, targetPpb)).toBe(budget!.remaining < 0);
        expect(isBreached(counts, targetPpb)).toBe(budget!.remainingRatio < 0);
        expect(isBreached(counts, targetPpb)).toBe(!met);
      }),
    );
  });
});

describe('areCountsPossible', () => {
  it('tells more good events than there are, and negative ones', () => {
    expect(areCountsPossible({ good: 5n, total: 5n })).toBe(true);
    expect(areCountsPossible({ good: 6n, total: 5n })).toBe(false);
    expect(areCountsPossible({ good: -1n, total: 5n })).toBe(false);
    expect(areCountsPossible({ good: -2n, total: -1n })).toBe(false);
  });
});

describe('budgetMinutes', () => {
  it.each([
    [7, 10.08],
    [28, 40.32],
    [30, 43.2],
  ])('99.9 %% over %i days allows %d minutes', (days, minutes) => {
    expect(budgetMinutes(TARGET_999, days * DAY)).toBe(minutes);
  });
});
