import * as fc from 'fast-check';
import { occurrencesBudget } from './budget';
import { slotSums, sumCounts } from './slots';
import {
  anyCounts,
  anySlots,
  anyTarget,
  HOUR,
  MINUTE,
  missed,
  NONE,
  NOON,
  slotsUntil,
  TARGET_999,
} from './__testUtils__/sloFacts';

const anyOffset = fc.integer({ min: -6 * HOUR, max: HOUR });

describe('sumCounts', () => {
  it('sums events and takes one ratio, no average of ratios', () => {
    const counts = [missed(1, 2), missed(0, 998)];
    const { sli } = occurrencesBudget(sumCounts(counts), TARGET_999);
    expect(sli).toBe(0.999);
    expect((0.5 + 1) / 2).not.toBe(sli);
  });

  it('gives the same figures in any order and however slots are split', () => {
    fc.assert(
      fc.property(
        fc.array(anyCounts, { minLength: 1 }),
        fc.array(fc.nat()),
        anyTarget,
        (all, order, targetPpb) => {
          const shuffled = all
            .map((counts, index) => ({ counts, key: order[index] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ counts }) => counts);
          const split = all.flatMap(({ good, total }) => {
            const half = { good: good / 2n, total: total / 2n };
            return [
              half,
              { good: good - half.good, total: total - half.total },
            ];
          });
          const expected = occurrencesBudget(sumCounts(all), targetPpb);
          for (const other of [shuffled, split]) {
            expect(occurrencesBudget(sumCounts(other), targetPpb)).toEqual(
              expected,
            );
          }
        },
      ),
    );
  });
});

describe('slotSums', () => {
  it('is half-open: the slot at the start counts, that at the end does not', () => {
    const sums = slotSums(
      slotsUntil(NOON, '5m', [missed(1, 10), missed(2, 20), missed(3, 30)]),
    );
    expect(sums.between(NOON - 10 * MINUTE, NOON - 5 * MINUTE)).toEqual(
      missed(2, 20),
    );
    expect(sums.countBetween(NOON - 15 * MINUTE, NOON)).toBe(3);
    expect(sums.between(NOON, NOON - HOUR)).toEqual(NONE);
    expect(sums.countBetween(NOON, NOON - HOUR)).toBe(0);
  });

  it('counts a slot without events as data', () => {
    const sums = slotSums(slotsUntil(NOON, '5m', [NONE]));
    expect(sums.countBetween(NOON - HOUR, NOON)).toBe(1);
  });

  it('sums what going through all slots sums', () => {
    fc.assert(
      fc.property(anySlots, anyOffset, anyOffset, (slots, a, b) => {
        const [from, to] = [NOON + Math.min(a, b), NOON + Math.max(a, b)];
        const within = slots.filter(({ start }) => start >= from && start < to);
        const sums = slotSums(slots);
        expect(sums.between(from, to)).toEqual(sumCounts(within));
        expect(sums.countBetween(from, to)).toBe(within.length);
      }),
    );
  });

  it('refuses slots in another order and twice the same', () => {
    const [slot] = slotsUntil(NOON, '5m', [NONE]);
    const later = { ...slot, start: NOON };
    expect(() => slotSums([later, slot])).toThrow('oldest first');
    expect(() => slotSums([slot, slot])).toThrow('none twice');
  });
});
