import { formatDuration } from '../delivery/formatting';
import { informsOnly } from './alertPairs';
import { allowsOneMiss, areCountsPossible, budgetMargin } from './budget';
import type { EventCounts } from './budget';
import {
  formatBudget,
  formatBurnRate,
  formatBurnWindow,
  formatEvents,
  formatThreshold,
} from './formatting';
import { quotient } from './quotient';
import { SLO_HEALTH_STATES } from './sloStatusSchema';
import type {
  BurnRate,
  ErrorBudget,
  SloAlert,
  SloHealthState,
} from './sloStatusSchema';

/** What decides in which state an objective is. @internal */
export interface SloStateFacts {
  draft: boolean;
  error: string | undefined;
  /** End of the newest slot, in epoch milliseconds. */
  asOf: number | undefined;
  now: number;
  staleAfterMillis: number;
  hasData: boolean;
  counts: EventCounts;
  targetPpb: bigint;
  /** Stored integers per event. */
  scale: bigint;
  budget: ErrorBudget | null;
  burnRates: readonly BurnRate[];
  alerts: readonly SloAlert[];
}

type DecidedState = Exclude<SloHealthState, 'healthy'>;

/** Each answers with the reason where the state holds. */
const REASONS: Readonly<
  Record<DecidedState, (facts: SloStateFacts) => string | undefined>
> = {
  draft: ({ draft }) =>
    draft ? 'a draft: it counts once it is published' : undefined,
  error: ({ error }) => error,
  'no-data': ({ hasData }) =>
    hasData ? undefined : 'nothing received for this window so far',
  stale: ({ asOf, ...limits }) => staleReason(asOf, limits),
  'no-traffic': ({ counts }) =>
    counts.total === 0n
      ? 'no events in the window: neither met nor missed'
      : undefined,
  exhausted: exhaustedReason,
  burning: burningReason,
};

/**
 * The first state that holds, in the order of `SLO_HEALTH_STATES`, and why.
 *
 * @internal
 */
export function decideState(facts: SloStateFacts): {
  state: SloHealthState;
  reason: string;
} {
  for (const state of SLO_HEALTH_STATES) {
    const reason = state === 'healthy' ? undefined : REASONS[state](facts);
    if (reason !== undefined) {
      return { state, reason };
    }
  }
  return { state: 'healthy', reason: healthyReason(facts) };
}

/**
 * Says for how long nothing came where that is too long.
 *
 * @internal
 */
export function staleReason(
  asOf: number | undefined,
  { now, staleAfterMillis }: { now: number; staleAfterMillis: number },
): string | undefined {
  return asOf !== undefined && now - asOf > staleAfterMillis
    ? `nothing received for ${formatDuration((now - asOf) / 1000)}`
    : undefined;
}

/**
 * Says so where a source counts what cannot be: such figures are shown to
 * nobody, and never made to fit.
 *
 * @internal
 */
export function impossibleCounts(
  all: Iterable<EventCounts>,
  scale: bigint,
): string | undefined {
  for (const counts of all) {
    if (!areCountsPossible(counts)) {
      const [good, total] = [counts.good, counts.total].map(count =>
        formatEvents(quotient(count, scale)),
      );
      return `the source counts ${good} good of ${total} events, which cannot be: please look at its queries`;
    }
  }
  return undefined;
}

function exhaustedReason(facts: SloStateFacts): string | undefined {
  const { counts, targetPpb, scale } = facts;
  const margin = budgetMargin(counts, targetPpb);
  if (margin > 0n || !allowsOneMiss(counts, targetPpb, scale)) {
    return undefined;
  }
  return margin === 0n
    ? 'exactly on target: met, with nothing left'
    : `${missed(facts)} events missed where the target allows ${formatEvents(
        facts.budget?.total ?? 0,
      )}`;
}

function burningReason({
  alerts,
  burnRates,
}: SloStateFacts): string | undefined {
  const alert = alerts.find(
    ({ firing, threshold }) => firing && !informsOnly(threshold),
  );
  if (alert === undefined) {
    return undefined;
  }
  const rates = burnRates
    .filter(({ window }) => window === alert.long || window === alert.short)
    .map(({ rate }) => rate ?? 0);
  const windows = `${formatBurnWindow(alert.long)} and ${formatBurnWindow(
    alert.short,
  )}`;
  return `${alert.severity}: ${formatBurnRate(
    Math.min(...rates),
  )} the budget over ${windows}, threshold ${formatThreshold(alert.threshold)}`;
}

function healthyReason(facts: SloStateFacts): string {
  const { budget, counts, scale } = facts;
  return budget !== null && budget.remaining <= 0
    ? `${missed(facts)} of ${formatEvents(
        quotient(counts.total, scale),
      )} events missed, and so few allow less than one miss`
    : `${formatBudget(budget?.remainingRatio ?? 0)} of the error budget left`;
}

function missed({ counts, scale }: SloStateFacts): string {
  return formatEvents(quotient(counts.total - counts.good, scale), 'up');
}
