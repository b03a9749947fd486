import { DateTime } from 'luxon';

const NEAR_DAYS = 6;

/** A civil date as `Mar 31`, with its year where that is not the present one. */
export function formatCivilDate(date: string, now = Date.now()): string {
  const day = civil(date);
  const isThisYear = day.year === DateTime.fromMillis(now).year;
  return day.toLocaleString({
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** A civil date in full, such as `Tuesday, March 31, 2026`. */
export function formatCivilDateInFull(date: string): string {
  return civil(date).toLocaleString(DateTime.DATE_HUGE);
}

/** The weekday of a civil date within the next days, else the date. */
export function formatNearDay(date: string, today: string): string {
  const days = civil(date).diff(civil(today)).as('days');
  return days >= 0 && days <= NEAR_DAYS
    ? civil(date).toLocaleString({ weekday: 'short' })
    : formatCivilDate(date, civil(today).toMillis());
}

function civil(date: string): DateTime {
  return DateTime.fromISO(date, { zone: 'utc' });
}
