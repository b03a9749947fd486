import type { AssignmentRecord } from './assignmentRecord';
import { addDays, todayIn, type CivilDays } from './civilDates';

/**
 * The civil days on which an assignment takes somebody's time: those of its
 * dates, up to the day before it was ended early. A proposal takes it like an
 * accepted one; a paused, declined or orphaned one takes none.
 *
 * @returns undefined where its decision takes none; days that end before they
 * start where it was ended before its first
 */
export function promisedDays({
  decision,
  startsOn,
  endsOn,
  timeZone,
  closedAt,
}: AssignmentRecord): CivilDays | undefined {
  switch (decision) {
    case 'proposed':
    case 'accepted':
      return { startsOn, endsOn };
    case 'ended':
    case 'handed-back': {
      if (closedAt === undefined) {
        return { startsOn, endsOn };
      }
      const last = addDays(todayIn(timeZone, closedAt), -1);
      return {
        startsOn,
        endsOn: endsOn !== undefined && endsOn < last ? endsOn : last,
      };
    }
    default:
      return undefined;
  }
}
