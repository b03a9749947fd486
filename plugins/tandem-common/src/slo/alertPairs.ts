import type { EventCounts } from './budget';
import { BURN_WINDOW_MILLIS } from './burnRate';
import { quotient } from './quotient';
import type { AlertSeverity, BurnWindow } from './sloStatusSchema';
import { BILLION } from './target';

/**
 * A pair of windows that alerts while the burn rate over both exceeds the
 * threshold (Google SRE Workbook, chapter 5).
 *
 * @public
 */
export interface AlertPair {
  severity: AlertSeverity;
  long: BurnWindow;
  short: BurnWindow;
  /** Share of the budget that burning at the threshold spends in `long`. */
  budgetShare: number;
  /** A burn rate. */
  threshold: number;
  /** The threshold without rounding, as `numerator ÷ denominator`. */
  exactThreshold: { numerator: bigint; denominator: bigint };
}

const PAIRS = [
  { severity: 'page', long: '1h', short: '5m', budgetPercent: 2 },
  { severity: 'page', long: '6h', short: '30m', budgetPercent: 5 },
  { severity: 'ticket', long: '1d', short: '2h', budgetPercent: 10 },
  { severity: 'ticket', long: '3d', short: '6h', budgetPercent: 10 },
] as const;

/**
 * The pairs that fit into a window of an SLO, with the thresholds for it:
 * share · W ÷ long, so 14.4, 6, 3 and 1 for 30 days.
 *
 * @param windowMillis - the length of the SLO's window
 * @public
 */
export function alertPairs(windowMillis: number): AlertPair[] {
  return PAIRS.filter(
    ({ long }) => BURN_WINDOW_MILLIS[long] <= windowMillis,
  ).map(({ severity, long, short, budgetPercent }) => {
    const exactThreshold = {
      numerator: BigInt(budgetPercent) * BigInt(windowMillis),
      denominator: 100n * BigInt(BURN_WINDOW_MILLIS[long]),
    };
    return {
      severity,
      long,
      short,
      budgetShare: budgetPercent / 100,
      threshold: quotient(exactThreshold.numerator, exactThreshold.denominator),
      exactThreshold,
    };
  });
}

/**
 * Whether events over one of the pair's windows burn faster than its
 * threshold. Exactly the threshold is not above it, nor is no traffic.
 *
 * @public
 */
export function exceedsThreshold(
  { good, total }: EventCounts,
  { exactThreshold: { numerator, denominator } }: AlertPair,
  targetPpb: bigint,
): boolean {
  return (
    (total - good) * BILLION * denominator >
    total * (BILLION - targetPpb) * numerator
  );
}

/**
 * Whether a total outage would exceed the threshold: with 14.4, no target up
 * to 93.055 % can ever alert.
 *
 * @param threshold - a burn rate
 * @public
 */
export function canFire(threshold: number, targetPpb: bigint): boolean {
  return threshold * Number(BILLION - targetPpb) < Number(BILLION);
}

/**
 * Whether a pair only informs: a burn rate below 1 never spends the budget, so
 * exceeding such a threshold does not make an SLO burning.
 *
 * @param threshold - a burn rate
 * @public
 */
export function informsOnly(threshold: number): boolean {
  return threshold < 1;
}
