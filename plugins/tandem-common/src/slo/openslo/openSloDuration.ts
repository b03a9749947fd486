import {
  type DurationUnit,
  parseDuration,
  type WindowDuration,
} from '../rollingWindow';

/** Of units that vary, the longest there are. */
const LONGEST_SECONDS: Record<DurationUnit, number> = {
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  M: 31 * 86_400,
  Q: 92 * 86_400,
  Y: 366 * 86_400,
};

const UNIT_NAMES: Record<DurationUnit, string> = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};

/** The length in seconds; of months, quarters and years the longest there are. */
export function longestSeconds({ count, unit }: WindowDuration): number {
  return count * LONGEST_SECONDS[unit];
}

/** In words, such as `30 days`, and `day` for a single one. */
export function durationWords(text: string): string {
  const duration = parseDuration(text);
  if (duration === undefined) {
    return text;
  }
  const name = UNIT_NAMES[duration.unit];
  return duration.count === 1 ? name : `${duration.count} ${name}s`;
}
