import { DateTime } from 'luxon';

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;

/** Quarters of an hour, full hours or midnights in the viewer's zone, about eight. */
export function timeTicks(from: number, to: number): number[] {
  const span = to - from;
  if (span <= 2 * HOUR_MILLIS) {
    return quarterHours(from, to);
  }
  const unit = span <= 2 * DAY_MILLIS ? 'hour' : 'day';
  const unitMillis = unit === 'hour' ? HOUR_MILLIS : DAY_MILLIS;
  const every = Math.ceil(span / unitMillis / 8);
  const ticks: number[] = [];
  let at = DateTime.fromMillis(from)
    .startOf(unit)
    .plus({ [unit]: 1 });
  while (at.toMillis() <= to) {
    ticks.push(at.toMillis());
    at = at.plus({ [unit]: every });
  }
  return ticks;
}

function quarterHours(from: number, to: number): number[] {
  const quarter = HOUR_MILLIS / 4;
  const first = Math.ceil(from / quarter);
  const count = Math.max(0, Math.floor(to / quarter) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * quarter);
}

/** What stands at such a tick: the time of day, or the day. */
export function timeLabel(at: number, span: number): string {
  const time = DateTime.fromMillis(at);
  return span <= 2 * DAY_MILLIS
    ? time.toLocaleString(DateTime.TIME_24_SIMPLE)
    : time.toLocaleString({ day: 'numeric', month: 'short' });
}
