import {
  alertEpisodes,
  SLOT_MILLIS,
  windowEdge,
  windowLength,
  type PairEpisode,
} from '@tandem/backstage-plugin-tandem-common';
import type { AlertRecord } from './alertHistory';
import { durationOf, type SloFacts } from './sloFigures';
import { tierStart } from './SlotStore';

/** Of the hours before the 5-minute slots: pairs with shorter windows are not seen. */
const COARSE_WARNING =
  'alerts before the last 4 days are told by the hour, and only those over windows of an hour and more';

/**
 * The alerts that the last window would have brought, oldest first: exactly
 * where slots of 5 minutes are kept, and by the hour before.
 */
export function replayAlerts({ definition, slots, asOf, now }: SloFacts): {
  alerts: AlertRecord[];
  warnings: string[];
} {
  if (asOf === undefined) return { alerts: [], warnings: [] };
  const duration = durationOf(definition);
  const windowMillis = windowLength(duration, asOf);
  const edge = windowEdge(duration, asOf);
  const fineFrom = Math.min(Math.max(edge, tierStart('5m', now)), asOf);
  const alerts = definition.objectives.flatMap(({ targetPpb }, objective) => {
    const replay = (from: number, to: number, step: '5m' | '1h') =>
      alertEpisodes({ slots, targetPpb, windowMillis, from, to, step });
    const fine = replay(fineFrom, asOf, '5m');
    const coarse = replay(edge, fineFrom, '1h');
    return join(coarse, fine, fineFrom).map(
      ({ pair: { severity, long, short }, startedAt, endedAt }) => ({
        objective,
        severity,
        long,
        short,
        startedAt,
        endedAt,
      }),
    );
  });
  return {
    alerts: alerts.sort((a, b) => a.startedAt - b.startedAt),
    warnings: fineFrom > edge ? [COARSE_WARNING] : [],
  };
}

/** What goes on over the border of both is one alert. */
function join(
  coarse: PairEpisode[],
  fine: PairEpisode[],
  border: number,
): PairEpisode[] {
  const continued = new Set<PairEpisode>();
  const joined = coarse.map(episode => {
    if (episode.endedAt !== undefined) return episode;
    const next = fine.find(
      ({ pair, startedAt }) =>
        pair.long === episode.pair.long &&
        startedAt === border + SLOT_MILLIS['5m'],
    );
    if (!next) return { ...episode, endedAt: border };
    continued.add(next);
    return { ...episode, endedAt: next.endedAt };
  });
  return [...joined, ...fine.filter(episode => !continued.has(episode))];
}
