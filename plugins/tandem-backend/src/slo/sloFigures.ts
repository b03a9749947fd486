import {
  alertEpisodes,
  alertPairs,
  BURN_WINDOW_MILLIS,
  BURN_WINDOWS,
  computeSloStatus,
  exhaustsAt,
  parseDuration,
  SLOT_MILLIS,
  slotSums,
  tierFor,
  windowEdge,
  windowLength,
  type BurnWindow,
  type EventCounts,
  type SloDefinition,
  type SloState,
  type SloStatus,
  type WindowDuration,
} from '@tandem/backstage-plugin-tandem-common';
import type { AlertEvaluation, AlertRecord } from './alertHistory';
import { tierStart, type SlotRange, type StoredSlot } from './SlotStore';

/** What the figures of an SLO are computed from; instants in epoch milliseconds. */
export interface SloFacts {
  definition: SloDefinition;
  state: SloState;
  slots: StoredSlot[];
  /** End of the newest slot; undefined before the first. */
  asOf: number | undefined;
  now: number;
  /** Stored integers per event, 1 unless given. */
  scale?: bigint;
  /** What the source says where it fails. */
  error?: string;
}

/** The length of the rolling window. */
export function durationOf(definition: SloDefinition): WindowDuration {
  const duration = parseDuration(definition.duration);
  if (!duration) {
    throw new Error(`Not a window: ${definition.duration}`);
  }
  return duration;
}

/** The slots that the status at an instant and its alerts need. */
export function slotsNeeded(
  definition: SloDefinition,
  { asOf, now }: { asOf: number; now: number },
): SlotRange {
  const duration = durationOf(definition);
  return {
    from: Math.min(
      windowEdge(duration, asOf),
      asOf - BURN_WINDOW_MILLIS['3d'],
      tierStart('5m', now),
    ),
    to: asOf,
    now,
    coarsest: tierFor(windowLength(duration, asOf)) === '1d' ? '1d' : '1h',
  };
}

/** @param history - the alerts up to `asOf` */
export function statusOf(facts: SloFacts, history: AlertRecord[]): SloStatus {
  const { definition, asOf, slots } = facts;
  const duration = durationOf(definition);
  const sums = slotSums(slots);
  const end = asOf ?? facts.now;
  const edge = windowEdge(duration, end);
  const current = slots.filter(slot => slot.start >= edge);
  const burnCounts = Object.fromEntries(
    BURN_WINDOWS.map(window => [
      window,
      sums.between(end - BURN_WINDOW_MILLIS[window], end),
    ]),
  ) as Record<BurnWindow, EventCounts>;
  return computeSloStatus({
    ...facts,
    objectives: definition.objectives,
    duration,
    staleAfterMillis: definition.staleAfterMillis,
    counts: sums.between(edge, end),
    burnCounts,
    slotsWithData: current
      .map(slot => Math.min(slot.lengthMillis, end - slot.start))
      .reduce((sum, millis) => sum + millis / SLOT_MILLIS['5m'], 0),
    slotsInWindow: (end - edge) / SLOT_MILLIS['5m'],
    firingSince: (objective, pair) =>
      history.find(
        record =>
          record.objective === objective &&
          record.long === pair.long &&
          record.endedAt === undefined,
      )?.startedAt,
    exhaustsAt: objective =>
      asOf === undefined
        ? undefined
        : exhaustsAt({
            slots: current,
            duration,
            targetPpb: definition.objectives[objective].targetPpb,
            asOf,
            recent: burnCounts['6h'],
          }),
  });
}

/**
 * When alerts fired, as far back as the 5-minute slots that are kept tell it
 * exactly.
 *
 * @param changedFrom - the first instant whose slots changed; of all unless given
 */
export function evaluateAlerts(
  { definition, slots, asOf, now }: SloFacts,
  changedFrom: number = -Infinity,
): AlertEvaluation[] {
  if (asOf === undefined) return [];
  const windowMillis = windowLength(durationOf(definition), asOf);
  const exactFrom = tierStart('5m', now);
  const from = Math.max(exactFrom, changedFrom);
  const pairs = alertPairs(windowMillis);
  return definition.objectives.flatMap(({ targetPpb }, objective) => {
    const episodes = alertEpisodes({
      slots,
      targetPpb,
      windowMillis,
      from,
      to: asOf,
    }).map(({ pair, startedAt, endedAt }): AlertRecord => {
      const { severity, long, short } = pair;
      return { objective, severity, long, short, startedAt, endedAt };
    });
    return pairs.map(({ long }) =>
      after(Math.max(from, exactFrom + BURN_WINDOW_MILLIS[long]), {
        objective,
        long,
        lastAt: asOf,
        episodes: episodes.filter(episode => episode.long === long),
      }),
    );
  });
}

/** Leaves out what is said of an instant and of what was before. */
function after(
  from: number,
  evaluation: Omit<AlertEvaluation, 'from' | 'firstAt'>,
): AlertEvaluation {
  const firstAt = from + SLOT_MILLIS['5m'];
  return {
    ...evaluation,
    from,
    firstAt,
    episodes: evaluation.episodes
      .filter(({ endedAt }) => endedAt === undefined || endedAt > firstAt)
      .map(episode => ({
        ...episode,
        startedAt: Math.max(episode.startedAt, firstAt),
      })),
  };
}
