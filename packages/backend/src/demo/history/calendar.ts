import { DateTime, Duration } from 'luxon';

export const MINUTE = Duration.fromObject({ minutes: 1 }).toMillis();
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** A Monday long before any demo began: weeks count from here. */
const ORIGIN = DateTime.utc(2024, 1, 1).toMillis();

/** Weeks start on Monday, 00:00 UTC. */
export function weekNumberOf(instant: number): number {
  return Math.floor((instant - ORIGIN) / WEEK);
}

/** Epoch milliseconds of a week's Monday. */
export function startOfWeek(weekNumber: number): number {
  return ORIGIN + weekNumber * WEEK;
}

/** Days since weeks are counted. */
export function dayNumberOf(instant: number): number {
  return Math.floor((instant - ORIGIN) / DAY);
}
