import { addDays, includesDay } from './civilDates';

/**
 * Civil days on which a person is away, both included.
 *
 * @public
 */
export interface AbsenceDays {
  userRef: string;
  startsOn: string;
  endsOn: string;
}

/**
 * Whether a person is away on a civil date.
 *
 * @public
 */
export function isAway(
  userRef: string,
  absences: readonly AbsenceDays[],
  date: string,
): boolean {
  return absences.some(
    absence => absence.userRef === userRef && includesDay(absence, date),
  );
}

/**
 * The last day on which a person is away without a break, where they are away
 * on a civil date; absences that follow each other count as one.
 *
 * @public
 */
export function awayUntil(
  userRef: string,
  absences: readonly AbsenceDays[],
  date: string,
): string | undefined {
  let last: string | undefined;
  const ascending = absences
    .filter(absence => absence.userRef === userRef)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  for (const { startsOn, endsOn } of ascending) {
    const reached = last === undefined ? date : addDays(last, 1);
    if (startsOn <= reached && endsOn >= reached) {
      last = endsOn;
    }
  }
  return last;
}
