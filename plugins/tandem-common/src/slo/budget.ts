import { quotient } from './quotient';
import type { ErrorBudget } from './sloStatusSchema';
import { BILLION } from './target';

/**
 * Events of a time, in stored integers: whole events, or parts of one where
 * a source gives estimates.
 *
 * @public
 */
export interface EventCounts {
  good: bigint;
  total: bigint;
}

/** Stored integers per event where counts are estimates. @public */
export const ESTIMATE_SCALE = 1_000_000n;

/** What events over a window say about a target. @public */
export interface OccurrencesBudget {
  /** Good ÷ total. */
  sli: number | null;
  good: number | null;
  total: number | null;
  met: boolean | null;
  budget: ErrorBudget | null;
}

/** Nothing is known: not even that nothing happened. @internal */
export const UNKNOWN_BUDGET: OccurrencesBudget = {
  sli: null,
  good: null,
  total: null,
  met: null,
  budget: null,
};

/** Neither negative nor more good events than there are. @public */
export function areCountsPossible({ good, total }: EventCounts): boolean {
  return good >= 0n && good <= total;
}

/**
 * What is left of the error budget, in stored integers times a billion: below 0
 * exactly when the target is breached. Adds up over slots.
 *
 * @internal
 */
export function budgetMargin(
  { good, total }: EventCounts,
  targetPpb: bigint,
): bigint {
  return good * BILLION - total * targetPpb;
}

/**
 * Whether fewer events were good than the target asks for. Exactly on target
 * is not breached.
 *
 * @public
 */
export function isBreached(counts: EventCounts, targetPpb: bigint): boolean {
  return budgetMargin(counts, targetPpb) < 0n;
}

/**
 * Whether the target allows at least one missed event of so many.
 *
 * @param scale - stored integers per event
 * @internal
 */
export function allowsOneMiss(
  { total }: EventCounts,
  targetPpb: bigint,
  scale: bigint,
): boolean {
  return total * (BILLION - targetPpb) >= BILLION * scale;
}

/**
 * The error budget of the Occurrences method: consumed = B ÷ (T · (1 − t)) for
 * B missed of T events and target t (Google SRE Workbook, chapter 2). Without
 * events all but the total is null: neither 0 % nor 100 %.
 *
 * @param counts - possible ones, of the whole window
 * @param scale - stored integers per event
 * @public
 */
export function occurrencesBudget(
  counts: EventCounts,
  targetPpb: bigint,
  scale: bigint = 1n,
): OccurrencesBudget {
  const { good, total } = counts;
  if (total === 0n) {
    return { ...UNKNOWN_BUDGET, total: 0 };
  }
  const allowed = total * (BILLION - targetPpb);
  const margin = budgetMargin(counts, targetPpb);
  return {
    sli: quotient(good, total),
    good: quotient(good, scale),
    total: quotient(total, scale),
    met: margin >= 0n,
    budget: {
      total: quotient(allowed, BILLION * scale),
      consumed: quotient(allowed - margin, allowed),
      remaining: quotient(margin, BILLION * scale),
      remainingRatio: quotient(margin, allowed),
    },
  };
}

/**
 * The error budget as minutes of a total outage under even traffic: 43.2 for
 * 99.9 % over 30 days.
 *
 * @public
 */
export function budgetMinutes(targetPpb: bigint, windowMillis: number): number {
  return quotient(
    BigInt(windowMillis) * (BILLION - targetPpb),
    BILLION * 60_000n,
  );
}
