import { alertPairs, canFire, exceedsThreshold } from './alertPairs';
import { occurrencesBudget, UNKNOWN_BUDGET } from './budget';
import { BURN_WINDOW_MILLIS, burnRate } from './burnRate';
import { windowLength } from './rollingWindow';
import { compareHealth } from './sloOrder';
import { decideState, impossibleCounts } from './sloState';
import { DEFAULT_STALE_AFTER_MILLIS } from './sloStatusInput';
import type { SloStatusInput } from './sloStatusInput';
import { BURN_WINDOWS } from './sloStatusSchema';
import type { BurnRate, ObjectiveStatus, SloAlert } from './sloStatusSchema';
import { targetRatio } from './target';

/**
 * How one objective of an SLO does.
 *
 * @param windowEnd - in epoch milliseconds
 * @param index - the place of the objective
 * @internal
 */
export function objectiveStatus(
  input: SloStatusInput,
  windowEnd: number,
  index: number,
): ObjectiveStatus {
  const { counts, scale = 1n, slotsWithData, asOf } = input;
  const { displayName, targetPpb } = input.objectives[index];
  const hasData = asOf !== undefined && slotsWithData > 0;
  const impossible = impossibleCounts(
    [counts, ...Object.values(input.burnCounts)],
    scale,
  );
  const isKnown = hasData && impossible === undefined;
  const windowMillis = windowLength(input.duration, windowEnd);
  const figures = {
    target: targetRatio(targetPpb),
    ...(isKnown ? occurrencesBudget(counts, targetPpb, scale) : UNKNOWN_BUDGET),
    burnRates: burnRates(input, { windowMillis, targetPpb, isKnown }),
    alerts: alerts(input, { windowMillis, index, isKnown }),
  };
  const exhaustsAt = isKnown ? input.exhaustsAt?.(index) : undefined;
  return {
    ...decideState({
      ...figures,
      draft: input.state === 'draft',
      error: input.error ?? impossible,
      asOf,
      now: input.now,
      staleAfterMillis: input.staleAfterMillis ?? DEFAULT_STALE_AFTER_MILLIS,
      hasData,
      counts,
      targetPpb,
      scale,
    }),
    ...(displayName !== undefined && { displayName }),
    ...figures,
    ...(exhaustsAt !== undefined && {
      exhaustsAt: new Date(exhaustsAt).toISOString(),
    }),
  };
}

/**
 * What stands for all objectives: the worst one, named where they differ.
 *
 * @param objectives - at least one
 * @internal
 */
export function worstObjective(
  objectives: readonly ObjectiveStatus[],
): Omit<ObjectiveStatus, 'displayName'> {
  const { displayName, ...worst } = [...objectives].sort(compareHealth)[0];
  const differ = objectives.some(({ reason }) => reason !== worst.reason);
  return displayName !== undefined && differ
    ? { ...worst, reason: `${displayName}: ${worst.reason}` }
    : worst;
}

function burnRates(
  { burnCounts }: SloStatusInput,
  {
    windowMillis,
    targetPpb,
    isKnown,
  }: { windowMillis: number; targetPpb: bigint; isKnown: boolean },
): BurnRate[] {
  return BURN_WINDOWS.filter(
    window => BURN_WINDOW_MILLIS[window] <= windowMillis,
  ).map(window => ({
    window,
    rate: isKnown ? burnRate(burnCounts[window], targetPpb) : null,
  }));
}

function alerts(
  { burnCounts, objectives, firingSince }: SloStatusInput,
  {
    windowMillis,
    index,
    isKnown,
  }: { windowMillis: number; index: number; isKnown: boolean },
): SloAlert[] {
  const { targetPpb } = objectives[index];
  return alertPairs(windowMillis).map(pair => {
    const { severity, long, short, threshold } = pair;
    const firing =
      isKnown &&
      exceedsThreshold(burnCounts[long], pair, targetPpb) &&
      exceedsThreshold(burnCounts[short], pair, targetPpb);
    const since = firing ? firingSince?.(index, pair) : undefined;
    return {
      severity,
      long,
      short,
      threshold,
      firing,
      ...(since !== undefined && { since: new Date(since).toISOString() }),
      canFire: canFire(threshold, targetPpb),
    };
  });
}
