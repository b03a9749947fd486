import type { EventCounts } from './budget';
import { quotient } from './quotient';
import type { BurnWindow } from './sloStatusSchema';
import { BILLION } from './target';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long each window is. @public */
export const BURN_WINDOW_MILLIS: Readonly<Record<BurnWindow, number>> = {
  '5m': 5 * MINUTE,
  '30m': 30 * MINUTE,
  '1h': HOUR,
  '2h': 2 * HOUR,
  '6h': 6 * HOUR,
  '1d': DAY,
  '3d': 3 * DAY,
};

/**
 * How many times faster than allowed the budget is spent: (B ÷ T) ÷ (1 − t).
 * At 1 the budget lasts exactly one window. Null without events.
 *
 * @public
 */
export function burnRate(
  { good, total }: EventCounts,
  targetPpb: bigint,
): number | null {
  return total === 0n
    ? null
    : quotient((total - good) * BILLION, total * (BILLION - targetPpb));
}

/**
 * The share of the whole window's budget that a part of the window spent.
 * Null where the whole window has no events.
 *
 * @param wholeTotal - all events of the whole window
 * @public
 */
export function budgetSpent(
  { good, total }: EventCounts,
  wholeTotal: bigint,
  targetPpb: bigint,
): number | null {
  return wholeTotal === 0n
    ? null
    : quotient((total - good) * BILLION, wholeTotal * (BILLION - targetPpb));
}
