import {
  parseDuration,
  parseTarget,
  recoversAt,
  type Slo,
  type SloSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { countsSlices, isCalendar, timeWindowOf } from './sloWords';

/** What becomes of a budget if things go on as they do. */
export type BudgetForecast =
  /** It is spent at the pace of the last 6 hours. */
  | { kind: 'exhausts'; at: string }
  /** Enough of what went wrong leaves a rolling window. */
  | { kind: 'recovers'; at: string }
  /** A calendar window begins anew. */
  | { kind: 'resets'; at: string };

/**
 * @param series - of the whole window, which tells when misses leave it
 * @returns undefined where there is nothing to tell
 */
export function budgetForecast(
  slo: Slo,
  series: SloSeries | undefined,
): BudgetForecast | undefined {
  const { budget, exhaustsAt, window } = slo.status;
  if (!budget) {
    return undefined;
  }
  if (budget.remainingRatio > 0) {
    return exhaustsAt ? { kind: 'exhausts', at: exhaustsAt } : undefined;
  }
  if (isCalendar(slo)) {
    return { kind: 'resets', at: window.end };
  }
  const at = series && recovery(slo, series);
  return at === undefined
    ? undefined
    : { kind: 'recovers', at: new Date(at).toISOString() };
}

function recovery(slo: Slo, series: SloSeries): number | undefined {
  const { asOf, target } = slo.status;
  const duration = parseDuration(timeWindowOf(slo).duration ?? '');
  if (asOf === null || !duration || countsSlices(slo)) {
    return undefined;
  }
  const slots = series.points.flatMap(({ start, good, total }) =>
    good === null || total === null
      ? []
      : {
          start: Date.parse(start),
          good: BigInt(Math.floor(good)),
          total: BigInt(Math.ceil(total)),
        },
  );
  return recoversAt({
    slots,
    duration,
    targetPpb: parseTarget(String(target)),
    asOf: Date.parse(asOf),
  });
}
