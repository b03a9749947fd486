/** Keeps a figure and its unit on one line (U+00A0). @public */
export const NO_BREAK_SPACE = '\u00a0';

const SECOND = 1;
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const ONLY_DAYS_FROM_SECONDS = 100 * DAY;

const DURATION_UNITS = [
  { name: 'd', seconds: DAY },
  { name: 'h', seconds: HOUR },
  { name: 'min', seconds: MINUTE },
  { name: 's', seconds: SECOND },
];

/** A unit serves from once in that unit; months of 30 and years of 365 days. */
const FREQUENCY_UNITS = [
  { name: 'day', days: 1 },
  { name: 'week', days: 7 },
  { name: 'month', days: 30 },
];
const LONGEST_FREQUENCY_UNIT = { name: 'year', days: 365 };

/**
 * A ratio as a percentage with at most one decimal: `4.5 %` for 2 of 44. Only
 * nothing reads `0 %` and only everything `100 %`; what would round to them
 * reads `< 0.1 %` and `> 99.9 %`.
 *
 * @param ratio - from 0 to 1
 * @public
 */
export function formatRatio(ratio: number): string {
  const tenths = Math.round(ratio * 1000);
  if (tenths === 0 && ratio > 0) {
    return joined('<', '0.1', '%');
  }
  if (tenths === 1000 && ratio < 1) {
    return joined('>', '99.9', '%');
  }
  return joined(tenths / 10, '%');
}

/**
 * A duration in its largest unit and the one below: `3 d 4 h`, `48 min`,
 * `1 min 1 s`; from 100 days on only days. Units are whole ones elapsed, so
 * that 59 min 59.9 s, still below an hour, never reads `1 h`.
 *
 * @param seconds - 0 or more
 * @public
 */
export function formatDuration(seconds: number): string {
  if (seconds > 0 && seconds < 1) {
    return joined('<', 1, 's');
  }
  const largest = DURATION_UNITS.findIndex(unit => seconds >= unit.seconds);
  if (largest === -1) {
    return joined(0, 's');
  }
  const length = seconds >= ONLY_DAYS_FROM_SECONDS ? 1 : 2;
  const parts: (number | string)[] = [];
  let rest = seconds;
  for (const unit of DURATION_UNITS.slice(largest, largest + length)) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count > 0) {
      parts.push(count, unit.name);
    }
  }
  return joined(...parts);
}

/**
 * A frequency in the shortest unit that holds at least one: from 1 a day
 * `1.4 / day`, from 1 in 7 days `2.1 / week`, from 1 in 30 days `1.2 / month`,
 * else `4 / year`. At most one decimal; none at all reads `0 / day`.
 *
 * @param perDay - 0 or more
 * @public
 */
export function formatPerDay(perDay: number): string {
  if (perDay === 0) {
    return joined(0, '/', 'day');
  }
  const unit =
    FREQUENCY_UNITS.find(({ days }) => perDay * days >= 1) ??
    LONGEST_FREQUENCY_UNIT;
  const tenths = Math.round(perDay * unit.days * 10);
  return tenths === 0
    ? joined('<', 0.1, '/', unit.name)
    : joined(tenths / 10, '/', unit.name);
}

function joined(...parts: (number | string)[]): string {
  return parts.join(NO_BREAK_SPACE);
}
