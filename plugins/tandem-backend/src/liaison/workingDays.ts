import {
  addDays,
  daysBetween,
  todayIn,
} from '@tandem/backstage-plugin-tandem-common';

const DAY_MILLIS = 86_400_000;

/**
 * So many working days, Monday to Friday, after an instant.
 *
 * @param instant - epoch milliseconds
 * @param timeZone - in which the days are counted
 */
export function afterWorkingDays(
  instant: number,
  days: number,
  timeZone: string,
): number {
  const from = todayIn(timeZone, instant);
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return instant + daysBetween(from, date) * DAY_MILLIS;
}

function isWorkingDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
