import type { AlertPair } from './alertPairs';
import { BURN_WINDOW_MILLIS } from './burnRate';
import { BILLION } from './target';

/**
 * How long after errors set in a pair alerts, were there no delay in
 * collecting: threshold · (1 − t) ÷ e · long. Undefined where that many errors
 * never exceed the threshold.
 *
 * @param errorRatio - missed ÷ all events from then on, 0 to 1
 * @public
 */
export function timeToDetectMillis(
  pair: AlertPair,
  targetPpb: bigint,
  errorRatio: number,
): number | undefined {
  const share = shareOfWindow(pair, targetPpb, errorRatio);
  return share === undefined
    ? undefined
    : share * BURN_WINDOW_MILLIS[pair.long];
}

/**
 * How long after errors cease a pair stops alerting:
 * short · (1 − threshold · (1 − t) ÷ e). Undefined where that many errors
 * never exceed the threshold.
 *
 * @param errorRatio - missed ÷ all events until then, 0 to 1
 * @public
 */
export function timeToResetMillis(
  pair: AlertPair,
  targetPpb: bigint,
  errorRatio: number,
): number | undefined {
  const share = shareOfWindow(pair, targetPpb, errorRatio);
  return share === undefined
    ? undefined
    : (1 - share) * BURN_WINDOW_MILLIS[pair.short];
}

/** The share of a window that such errors must fill to reach the threshold. */
function shareOfWindow(
  { threshold }: AlertPair,
  targetPpb: bigint,
  errorRatio: number,
): number | undefined {
  const share =
    (threshold * Number(BILLION - targetPpb)) / (Number(BILLION) * errorRatio);
  return share < 1 ? share : undefined;
}
