import { DateTime } from 'luxon';
import type { SloSeries } from './sloSchema';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Minutes are `m`, months are `M`. @public */
export type DurationUnit = 'm' | 'h' | 'd' | 'w' | 'M' | 'Q' | 'Y';

/** Such as 30 d, as a document writes it. @public */
export interface WindowDuration {
  /** 1 or more. */
  count: number;
  unit: DurationUnit;
}

/** How long a stored slot is. @public */
export type SlotResolution = SloSeries['step'];

/** @public */
export const SLOT_MILLIS: Readonly<Record<SlotResolution, number>> = {
  '5m': 5 * MINUTE,
  '1h': HOUR,
  '1d': DAY,
};

/** For how long slots of each resolution are kept. @public */
export const TIER_MILLIS: Readonly<Record<SlotResolution, number>> = {
  '5m': 4 * DAY,
  '1h': 100 * DAY,
  '1d': 550 * DAY,
};

const PATTERN = /^([1-9]\d{0,4})([mhdwMQY])$/;

const FIXED_MILLIS: Partial<Record<DurationUnit, number>> = {
  m: MINUTE,
  h: HOUR,
  d: DAY,
  w: 7 * DAY,
};

const MONTHS: Partial<Record<DurationUnit, number>> = { M: 1, Q: 3, Y: 12 };

/** Undefined for anything but a count from 1 and one unit. @public */
export function parseDuration(text: string): WindowDuration | undefined {
  const match = PATTERN.exec(text);
  return match
    ? { count: Number(match[1]), unit: match[2] as DurationUnit }
    : undefined;
}

/**
 * Where a rolling window that ends at an instant begins, both in epoch
 * milliseconds. Months, quarters and years are those of the calendar in UTC,
 * counted back from the end: a month before 31 March is 28 February.
 *
 * @public
 */
export function windowStart(
  { count, unit }: WindowDuration,
  endMillis: number,
): number {
  const fixed = FIXED_MILLIS[unit];
  return fixed === undefined
    ? DateTime.fromMillis(endMillis, { zone: 'utc' })
        .minus({ months: count * (MONTHS[unit] ?? 1) })
        .toMillis()
    : endMillis - count * fixed;
}

/** The length of a rolling window that ends at an instant. @public */
export function windowLength(
  duration: WindowDuration,
  endMillis: number,
): number {
  return endMillis - windowStart(duration, endMillis);
}

/**
 * The slots with which a window of this length begins. Windows of 4 days and
 * more begin with hours and those of 100 days and more with days, because the
 * finer slots of that time are no longer kept.
 *
 * @public
 */
export function tierFor(windowMillis: number): SlotResolution {
  if (windowMillis < TIER_MILLIS['5m']) {
    return '5m';
  }
  return windowMillis < TIER_MILLIS['1h'] ? '1h' : '1d';
}

/**
 * The first instant that counts in a rolling window [edge, end). The old edge
 * moves by whole slots: the slot in which the window begins counts in full, so
 * that nothing within the window is left out.
 *
 * @public
 */
export function windowEdge(
  duration: WindowDuration,
  endMillis: number,
): number {
  const start = windowStart(duration, endMillis);
  return slotStart(start, tierFor(endMillis - start));
}

/** The start of the slot in which an instant lies, in UTC. @public */
export function slotStart(millis: number, resolution: SlotResolution): number {
  const length = SLOT_MILLIS[resolution];
  return Math.floor(millis / length) * length;
}
