import { InputError } from '@backstage/errors';
import { DateTime, FixedOffsetZone, IANAZone, type Zone } from 'luxon';
import type { DoraBucket } from './doraSchema';
import type { TimeWindow } from './facts';

/** A day of exactly 24 hours, in milliseconds. */
export const DAY_MILLIS = 86_400_000;

const MINUTE_MILLIS = 60_000;
const DAYS_PER_WEEK = 7;
const WEEK_MILLIS = DAYS_PER_WEEK * DAY_MILLIS;
const MONTHS_PER_YEAR = 12;
const MONTHS_PER_HALF_YEAR = 6;
/** 1970-01-05, the first Monday of the day count. */
const FIRST_MONDAY = 4;

/** ISO week (from Monday), calendar month, or January–June and July–December. */
export type CalendarUnit = 'week' | 'month' | 'half-year';

/** The civil days of one time zone, counted from 0 = 1970-01-01. */
export interface CivilCalendar {
  /** The civil day that holds the instant (epoch milliseconds). */
  dayOf(instant: number): number;
}

/** One bucket of a series: half-open [start, end), epoch milliseconds. @public */
export interface WindowBucket {
  start: number;
  end: number;
}

/** The offsets of a time zone from UTC within one week of the epoch. */
interface OffsetWeek {
  before: number;
  /** The first instant with the second offset; the week's end without a change. */
  changesAt: number;
  after: number;
}

/**
 * The calendar of a time zone. It asks for the zone's offset once per week it
 * meets and not once per instant, since that question is what costs time.
 *
 * @param timeZone - an IANA name such as `Europe/Berlin`
 * @throws InputError when the time zone is unknown
 */
export function civilCalendar(timeZone: string): CivilCalendar {
  const zone = zoneOf(timeZone);
  const weeks = new Map<number, OffsetWeek>();
  return {
    dayOf(instant) {
      const index = Math.floor(instant / WEEK_MILLIS);
      let week = weeks.get(index);
      if (week === undefined) {
        week = offsetWeek(index * WEEK_MILLIS, zone);
        weeks.set(index, week);
      }
      const offset = instant < week.changesAt ? week.before : week.after;
      return Math.floor((instant + offset) / DAY_MILLIS);
    },
  };
}

/** The distinct civil days of the instants, in no particular order. */
export function distinctDays(
  instants: readonly number[],
  calendar: CivilCalendar,
): number[] {
  const days = new Set<number>();
  for (const instant of instants) {
    days.add(calendar.dayOf(instant));
  }
  return [...days];
}

/**
 * How many of the days fall in each whole unit inside the window; units that
 * the window cuts are left out, units without any of the days count 0.
 *
 * @param days - distinct civil days
 * @returns one count per whole unit, in order; empty where none is whole
 */
export function daysPerWholeUnit(
  days: readonly number[],
  unit: CalendarUnit,
  window: TimeWindow,
  calendar: CivilCalendar,
): number[] {
  const { first, end } = wholeUnits(unit, window, calendar);
  const counts = new Array<number>(Math.max(0, end - first)).fill(0);
  for (const day of days) {
    const index = unitOf(day, unit) - first;
    if (index >= 0 && index < counts.length) {
      counts[index] += 1;
    }
  }
  return counts;
}

/**
 * The buckets of a window: civil days, ISO weeks or months of the time zone.
 * The first and the last are clipped to the window, which they tile exactly.
 *
 * @param timeZone - an IANA name such as `Europe/Berlin`
 * @returns in order; empty for a window without time
 * @throws InputError when the time zone is unknown
 * @public
 */
export function splitWindow(
  window: TimeWindow,
  bucket: DoraBucket,
  timeZone: string,
): WindowBucket[] {
  const buckets: WindowBucket[] = [];
  const zone = zoneOf(timeZone);
  let start = window.from;
  while (start < window.to) {
    const end = Math.min(endOfUnit(start, bucket, zone), window.to);
    buckets.push({ start, end });
    start = end;
  }
  return buckets;
}

/** Where the next unit begins. A day that clocks were set back over is one long day. */
function endOfUnit(start: number, unit: DoraBucket, zone: Zone): number {
  const first = DateTime.fromMillis(start, { zone }).startOf(unit);
  let count = 1;
  let end = start;
  while (end <= start) {
    end = first
      .plus({ [unit]: count })
      .startOf(unit)
      .toMillis();
    count += 1;
  }
  return end;
}

/** Indices [first, end) of the units that lie inside the window entirely. */
function wholeUnits(
  unit: CalendarUnit,
  window: TimeWindow,
  calendar: CivilCalendar,
): { first: number; end: number } {
  const lastDayBefore = calendar.dayOf(window.from - 1);
  const firstDayNotWhole = calendar.dayOf(window.to);
  return {
    first: unitOf(lastDayBefore, unit) + 1,
    end: unitOf(firstDayNotWhole, unit),
  };
}

function unitOf(day: number, unit: CalendarUnit): number {
  if (unit === 'week') {
    return Math.floor((day - FIRST_MONDAY) / DAYS_PER_WEEK);
  }
  const date = new Date(day * DAY_MILLIS);
  const month = date.getUTCFullYear() * MONTHS_PER_YEAR + date.getUTCMonth();
  return unit === 'month' ? month : Math.floor(month / MONTHS_PER_HALF_YEAR);
}

/** Clocks change at most once a week, so halving finds the moment. */
function offsetWeek(start: number, zone: Zone): OffsetWeek {
  const offsetAt = (instant: number) => zone.offset(instant) * MINUTE_MILLIS;
  const before = offsetAt(start);
  const after = offsetAt(start + WEEK_MILLIS);
  let unchanged = start;
  let changesAt = start + WEEK_MILLIS;
  while (before !== after && changesAt - unchanged > 1) {
    const middle = Math.floor((unchanged + changesAt) / 2);
    if (offsetAt(middle) === before) {
      unchanged = middle;
    } else {
      changesAt = middle;
    }
  }
  return { before, changesAt, after };
}

/** The offset of UTC is known without asking. */
function zoneOf(timeZone: string): Zone {
  if (timeZone === 'UTC') return FixedOffsetZone.utcInstance;
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) {
    throw new InputError(`Unknown time zone '${timeZone}'`);
  }
  return zone;
}
