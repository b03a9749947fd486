import { lowTrafficWarning } from './lowTraffic';
import { objectiveStatus, worstObjective } from './objectiveStatus';
import { slotStart, windowEdge } from './rollingWindow';
import { staleReason } from './sloState';
import { DEFAULT_STALE_AFTER_MILLIS } from './sloStatusInput';
import type { SloStatusInput } from './sloStatusInput';
import type {
  ObjectiveStatus,
  SloHealthState,
  SloStatus,
} from './sloStatusSchema';

/** States that say how things are now, and so stop being true by themselves. */
const AGING_STATES: readonly SloHealthState[] = [
  'healthy',
  'burning',
  'exhausted',
  'no-traffic',
  'stale',
];

/**
 * How an SLO of the Occurrences method does over its rolling window. Of
 * several objectives the worst stands for all.
 *
 * @public
 */
export function computeSloStatus(input: SloStatusInput): SloStatus {
  const { asOf, now, duration, slotsWithData, slotsInWindow } = input;
  const end = asOf ?? slotStart(now, '5m');
  const objectives = input.objectives.map((_, index) =>
    objectiveStatus(input, end, index),
  );
  return {
    ...worstObjective(objectives),
    asOf: asOf === undefined ? null : new Date(asOf).toISOString(),
    window: {
      start: new Date(windowEdge(duration, end)).toISOString(),
      end: new Date(end).toISOString(),
      coverage:
        slotsInWindow > 0 ? Math.min(1, slotsWithData / slotsInWindow) : 0,
    },
    warnings: lowTrafficWarnings(input),
    ...(objectives.length > 1 && { objectives }),
  };
}

/**
 * A stored status as it reads now: stale once its newest slot is too old, with
 * its age. Other than by age it does not change, and it never turns better.
 *
 * @public
 */
export function withAge(
  status: SloStatus,
  {
    now,
    staleAfterMillis = DEFAULT_STALE_AFTER_MILLIS,
  }: { now: number; staleAfterMillis?: number },
): SloStatus {
  const asOf = status.asOf === null ? undefined : Date.parse(status.asOf);
  const reason = staleReason(asOf, { now, staleAfterMillis });
  if (reason === undefined) {
    return status;
  }
  const { objectives } = status;
  if (objectives === undefined) {
    return aged(status, reason);
  }
  const agedObjectives = objectives.map(objective => aged(objective, reason));
  return {
    ...worstObjective(agedObjectives),
    asOf: status.asOf,
    window: status.window,
    warnings: status.warnings,
    objectives: agedObjectives,
  };
}

function aged<Status extends Pick<ObjectiveStatus, 'state' | 'reason'>>(
  status: Status,
  reason: string,
): Status {
  return AGING_STATES.includes(status.state)
    ? { ...status, state: 'stale', reason }
    : status;
}

function lowTrafficWarnings({
  objectives,
  counts,
  scale = 1n,
}: SloStatusInput): string[] {
  const warnings = objectives.flatMap(
    ({ targetPpb }) => lowTrafficWarning(counts, targetPpb, scale) ?? [],
  );
  return [...new Set(warnings)];
}
