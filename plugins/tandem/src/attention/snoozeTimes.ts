import { DateTime } from 'luxon';

const MORNING_HOUR = 9;

export interface SnoozeTime {
  name: 'tomorrow' | 'monday' | 'week';
  until: DateTime;
}

/** Until when something can be put off, in the viewer's zone. */
export function snoozeTimes(now: DateTime): SnoozeTime[] {
  const tomorrow = morningOf(now.plus({ days: 1 }));
  const monday = morningOf(now.startOf('week').plus({ weeks: 1 }));
  return [
    { name: 'tomorrow', until: tomorrow },
    // On a Sunday that is tomorrow.
    ...(monday.equals(tomorrow)
      ? []
      : [{ name: 'monday' as const, until: monday }]),
    { name: 'week', until: now.plus({ weeks: 1 }) },
  ];
}

/** «Mon 09:00», with the date where that is more than six days off. */
export function snoozeEndWords(until: string, now = DateTime.local()): string {
  const end = DateTime.fromISO(until);
  const isNear = end.diff(now.startOf('day')).as('days') < 7;
  return end.toLocaleString({
    weekday: 'short',
    ...(!isNear && { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}

function morningOf(day: DateTime): DateTime {
  return day.startOf('day').set({ hour: MORNING_HOUR });
}
