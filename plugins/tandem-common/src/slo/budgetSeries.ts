import { occurrencesBudget } from './budget';
import { burnRate } from './burnRate';
import { quotient } from './quotient';
import { SLOT_MILLIS, slotStart, windowEdge } from './rollingWindow';
import type { SlotResolution, WindowDuration } from './rollingWindow';
import { slotSums } from './slots';
import type { Slot } from './slots';

/** One bucket of a chart; figures are null where there is no data. @public */
export interface BudgetPoint {
  /** In epoch milliseconds. */
  start: number;
  /** Events. */
  good: number | null;
  total: number | null;
  /** Of the budget of the rolling window that ends with the bucket. */
  remainingRatio: number | null;
  /** Over the bucket, and over at least 1 hour. */
  burnRate: number | null;
}

/** @public */
export interface BudgetSeriesInput {
  /** Oldest first, from one window before `from`; finer ones may follow. */
  slots: readonly Slot[];
  duration: WindowDuration;
  targetPpb: bigint;
  /** In epoch milliseconds; the first bucket may begin earlier. */
  from: number;
  /** In epoch milliseconds: where the data ends, if that is sooner. */
  to: number;
  step: SlotResolution;
  /** Stored integers per event, 1 unless given. */
  scale?: bigint;
}

/**
 * The course of an error budget. The last bucket is cut at `to`, so that a
 * chart that reaches to the newest slot ends with the figures of the status.
 *
 * @public
 */
export function budgetSeries({
  slots,
  duration,
  targetPpb,
  from,
  to,
  step,
  scale = 1n,
}: BudgetSeriesInput): BudgetPoint[] {
  const sums = slotSums(slots);
  const length = SLOT_MILLIS[step];
  const burnLength = Math.max(SLOT_MILLIS['1h'], length);
  const points: BudgetPoint[] = [];
  for (let start = slotStart(from, step); start < to; start += length) {
    const end = Math.min(start + length, to);
    if (sums.countBetween(start, end) === 0) {
      points.push(gap(start));
    } else {
      const { good, total } = sums.between(start, end);
      const window = sums.between(windowEdge(duration, end), end);
      const burn = sums.between(start + length - burnLength, end);
      points.push({
        start,
        good: quotient(good, scale),
        total: quotient(total, scale),
        remainingRatio:
          occurrencesBudget(window, targetPpb).budget?.remainingRatio ?? null,
        burnRate: burnRate(burn, targetPpb),
      });
    }
  }
  return points;
}

function gap(start: number): BudgetPoint {
  return {
    start,
    good: null,
    total: null,
    remainingRatio: null,
    burnRate: null,
  };
}
