import type { AlertPair } from './alertPairs';
import { allowsOneMiss, areCountsPossible } from './budget';
import type { EventCounts } from './budget';
import { formatEvents } from './formatting';
import { quotient } from './quotient';
import { BILLION, formatTarget } from './target';

/**
 * How many events the pair's long window must hold for one missed event not to
 * exceed the threshold: 70 for 99.9 % and 14.4. Below it a single miss alerts.
 *
 * @public
 */
export function eventsToBearOneMiss(
  { exactThreshold: { numerator, denominator } }: AlertPair,
  targetPpb: bigint,
): number {
  const dividend = BILLION * denominator;
  const divisor = (BILLION - targetPpb) * numerator;
  return Number((dividend + divisor - 1n) / divisor);
}

/**
 * Says so where the whole window has too few events for the target to allow
 * one miss.
 *
 * @param counts - of the whole window
 * @param scale - stored integers per event
 * @internal
 */
export function lowTrafficWarning(
  counts: EventCounts,
  targetPpb: bigint,
  scale: bigint,
): string | undefined {
  if (
    counts.total === 0n ||
    !areCountsPossible(counts) ||
    allowsOneMiss(counts, targetPpb, scale)
  ) {
    return undefined;
  }
  const events = formatEvents(quotient(counts.total, scale));
  return `low traffic: of ${events} events a target of ${formatTarget(
    targetPpb,
  )} allows less than one miss, so a single one spends everything`;
}
