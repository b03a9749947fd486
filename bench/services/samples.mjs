import { createRandom } from '../random.mjs';

export const SLOT = 5 * 60_000;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const FINE_DAYS = 4;
const PAST_DAYS = 30;

/**
 * Good and total events of an SLO up to now, by the hour and for the last days
 * by 5 minutes; of a thousand events one or two are missed.
 *
 * @param options.until - epoch milliseconds
 * @returns batches to post, oldest first, by resolution
 */
export function generateSamples({ seed, until }) {
  const random = createRandom(`tandem-bench/${seed}`);
  const slots = (from, to, length) => {
    const items = [];
    for (
      let start = Math.ceil(from / length) * length;
      start + length <= to;
      start += length
    ) {
      const total = Math.round(random.between(800, 1200) * (length / SLOT));
      const missed = Math.round(total * random.between(0, 0.0016));
      items.push({
        start: new Date(start).toISOString(),
        good: total - missed,
        total,
      });
    }
    return items;
  };
  const fineFrom = until - FINE_DAYS * DAY;
  return [
    { resolution: '1h', items: slots(until - PAST_DAYS * DAY, fineFrom, HOUR) },
    // The time goes on while they are posted: none may get too old meanwhile.
    { resolution: '5m', items: slots(fineFrom + HOUR, until, SLOT) },
  ];
}
