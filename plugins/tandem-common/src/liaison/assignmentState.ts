import type { DecidedDays } from './assignmentRecord';
import type { AssignmentState } from './assignmentSchema';
import { addDays, endInstant, startInstant } from './civilDates';

/**
 * For so many days before its last day an assignment is shown as ending.
 *
 * @public
 */
export const ENDING_DAYS = 30;

/**
 * What is shown of an assignment at an instant. Dates alone move it on, no task
 * has to run: an accepted one is active from its first day, ending in the last
 * days before its end, and ended when its last day is over. So is a proposal
 * that nobody answered in time.
 *
 * @param now - epoch milliseconds
 * @public
 */
export function stateOf(assignment: DecidedDays, now: number): AssignmentState {
  const { decision, endsOn, timeZone } = assignment;
  switch (decision) {
    case 'declined':
    case 'handed-back':
    case 'ended':
      return decision;
    default:
  }
  if (endsOn !== undefined && endInstant(endsOn, timeZone) <= now) {
    return 'ended';
  }
  if (decision !== 'accepted') {
    return decision;
  }
  if (!hasStarted(assignment, now)) {
    return 'accepted';
  }
  const isEnding =
    endsOn !== undefined &&
    startInstant(addDays(endsOn, -ENDING_DAYS), timeZone) <= now;
  return isEnding ? 'ending' : 'active';
}

/**
 * Whether the first day of an assignment has begun where its dates are meant.
 *
 * @param now - epoch milliseconds
 * @public
 */
export function hasStarted(assignment: DecidedDays, now: number): boolean {
  return startInstant(assignment.startsOn, assignment.timeZone) <= now;
}

/**
 * Whether an assignment gives cover and rights at an instant.
 *
 * @param now - epoch milliseconds
 * @public
 */
export function isOnDuty(assignment: DecidedDays, now: number): boolean {
  const state = stateOf(assignment, now);
  return state === 'active' || state === 'ending';
}
