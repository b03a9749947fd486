import { alertPairs, exceedsThreshold } from './alertPairs';
import type { AlertPair } from './alertPairs';
import { BURN_WINDOW_MILLIS } from './burnRate';
import { SLOT_MILLIS, slotStart } from './rollingWindow';
import type { SlotResolution } from './rollingWindow';
import { slotSums } from './slots';
import type { Slot, SlotSums } from './slots';
import type { BurnWindow } from './sloStatusSchema';

/** A time during which a pair alerted, in epoch milliseconds. @public */
export interface PairEpisode {
  pair: AlertPair;
  startedAt: number;
  /** Absent while it still alerts at the end of the time looked at. */
  endedAt?: number;
}

/**
 * When alerts would have fired: looks at the end of every step in (from, to].
 * An episode starts at the first at which both windows exceed the threshold and
 * ends at the first at which they do not. Slots that are absent are no data,
 * and windows that reach back before the first slot sum what is there. Pairs
 * with a window shorter than a step are left out.
 *
 * @param slots - oldest first, from 3 days before `from`
 * @param windowMillis - the length of the SLO's window
 * @param step - 5 minutes unless given; an hour tells the same of longer slots
 * @returns oldest first
 * @public
 */
export function alertEpisodes({
  slots,
  targetPpb,
  windowMillis,
  from,
  to,
  step = '5m',
}: {
  slots: readonly Slot[];
  targetPpb: bigint;
  windowMillis: number;
  from: number;
  to: number;
  step?: SlotResolution;
}): PairEpisode[] {
  const sums = slotSums(slots);
  return alertPairs(windowMillis)
    .filter(({ short }) => BURN_WINDOW_MILLIS[short] >= SLOT_MILLIS[step])
    .flatMap(pair => episodesOf(pair, { sums, targetPpb, from, to, step }))
    .sort((a, b) => a.startedAt - b.startedAt);
}

function episodesOf(
  pair: AlertPair,
  {
    sums,
    targetPpb,
    from,
    to,
    step,
  }: {
    sums: SlotSums;
    targetPpb: bigint;
    from: number;
    to: number;
    step: SlotResolution;
  },
): PairEpisode[] {
  const length = SLOT_MILLIS[step];
  const exceeds = (window: BurnWindow, end: number) =>
    exceedsThreshold(
      sums.between(end - BURN_WINDOW_MILLIS[window], end),
      pair,
      targetPpb,
    );
  const episodes: PairEpisode[] = [];
  let current: PairEpisode | undefined;
  for (let end = slotStart(from, step) + length; end <= to; end += length) {
    const fires = exceeds(pair.short, end) && exceeds(pair.long, end);
    if (fires && current === undefined) {
      current = { pair, startedAt: end };
      episodes.push(current);
    } else if (!fires && current !== undefined) {
      current.endedAt = end;
      current = undefined;
    }
  }
  return episodes;
}
