import type { Load } from '@tandem/backstage-plugin-tandem-common';

const WEEK_DAYS = 7;

/** The most that is promised on a day of a week. */
export interface LoadWeek {
  /** Its Monday, a civil date. */
  monday: string;
  /** Percent of the working time. */
  allocation: number;
}

/** The busiest day of each week. */
export function loadWeeks(days: Load['items']): LoadWeek[] {
  const weeks: LoadWeek[] = [];
  for (let first = 0; first < days.length; first += WEEK_DAYS) {
    const week = days.slice(first, first + WEEK_DAYS);
    weeks.push({
      monday: week[0].date,
      allocation: Math.max(...week.map(({ allocation }) => allocation)),
    });
  }
  return weeks;
}
