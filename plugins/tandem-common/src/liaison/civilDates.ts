import { InputError } from '@backstage/errors';
import { IANAZone } from 'luxon';

/** A day of 24 hours, as civil dates are counted, in milliseconds. */
const DAY_MILLIS = 86_400_000;
const MINUTE_MILLIS = 60_000;
const FIRST_DATE = '0000-01-01';
const LAST_DATE = '9999-12-31';

/** Offsets of time zones are slow to find, and the same few days are asked for over and over. */
const KNOWN_STARTS = 5000;
const knownStarts = new Map<string, number>();

/**
 * Civil days from the first to the last, both included; without a last one
 * they never end.
 *
 * @public
 */
export interface CivilDays {
  startsOn: string;
  endsOn?: string;
}

/**
 * The first instant of a civil date in a time zone. A day whose midnight is
 * skipped begins when the clocks were set forward, a day whose midnight comes
 * twice with the first of them; a day that a zone left out has no time at all
 * and begins with the next.
 *
 * @returns epoch milliseconds
 * @throws InputError when the time zone is unknown
 * @public
 */
export function startInstant(date: string, timeZone: string): number {
  const key = `${date} ${timeZone}`;
  const known = knownStarts.get(key);
  if (known !== undefined) return known;
  const start = findStart(date, ianaZone(timeZone));
  if (knownStarts.size >= KNOWN_STARTS) knownStarts.clear();
  knownStarts.set(key, start);
  return start;
}

function findStart(date: string, zone: IANAZone): number {
  const midnight = Date.parse(date);
  const before = offsetMillis(zone, midnight - DAY_MILLIS);
  const after = offsetMillis(zone, midnight + DAY_MILLIS);
  if (before === after) {
    return midnight - before;
  }
  let previous = midnight - Math.max(before, after) - 1;
  let start = midnight - Math.min(before, after);
  while (start - previous > 1) {
    const middle = Math.floor((previous + start) / 2);
    if (middle + offsetMillis(zone, middle) >= midnight) {
      start = middle;
    } else {
      previous = middle;
    }
  }
  return start;
}

/**
 * The instant at which a civil date is over: the start of the next day.
 *
 * @returns epoch milliseconds, exclusive
 * @throws InputError when the time zone is unknown
 * @public
 */
export function endInstant(date: string, timeZone: string): number {
  return date >= LAST_DATE
    ? Infinity
    : startInstant(addDays(date, 1), timeZone);
}

/**
 * The civil date that a time zone has at an instant (epoch milliseconds).
 *
 * @throws InputError when the time zone is unknown
 * @public
 */
export function todayIn(timeZone: string, now: number): string {
  return toDate(now + offsetMillis(ianaZone(timeZone), now));
}

/**
 * The civil date so many days later, or earlier where the count is negative;
 * it stays within the years 0000 and 9999.
 *
 * @public
 */
export function addDays(date: string, days: number): string {
  return toDate(Date.parse(date) + days * DAY_MILLIS);
}

/**
 * How many days after the first date the second comes; negative where it comes
 * before.
 *
 * @public
 */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MILLIS;
}

/**
 * The civil dates from one to another, which is left out.
 *
 * @public
 */
export function eachDay(from: string, to: string): string[] {
  const count = Math.max(0, daysBetween(from, to));
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

/**
 * Whether the date is one of the days.
 *
 * @public
 */
export function includesDay(days: CivilDays, date: string): boolean {
  return (
    days.startsOn <= date && (days.endsOn === undefined || date <= days.endsOn)
  );
}

function toDate(millis: number): string {
  if (millis < Date.parse(FIRST_DATE)) return FIRST_DATE;
  if (millis >= Date.parse(LAST_DATE)) return LAST_DATE;
  return new Date(millis).toISOString().slice(0, 10);
}

function offsetMillis(zone: IANAZone, instant: number): number {
  return zone.offset(instant) * MINUTE_MILLIS;
}

function ianaZone(timeZone: string): IANAZone {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) {
    throw new InputError(`Unknown time zone '${timeZone}'`);
  }
  return zone;
}
