import type { AssignmentPattern, AssignmentRole } from './assignmentSchema';
import type { CivilDays } from './civilDates';

/**
 * What people decided about an assignment. What is shown of it follows from
 * this and its dates: see `stateOf`.
 *
 * @public
 */
export type AssignmentDecision =
  | 'proposed'
  | 'accepted'
  | 'paused'
  | 'declined'
  | 'ended'
  | 'handed-back'
  | 'orphaned';

/**
 * The decision on an assignment with the civil days it was meant for.
 *
 * @public
 */
export interface DecidedDays extends CivilDays {
  /** In which the dates are meant, an IANA name. */
  timeZone: string;
  decision: AssignmentDecision;
  /** When it was declined, ended or handed back, epoch milliseconds. */
  closedAt?: number;
}

/**
 * As much of an assignment as the rules need.
 *
 * @public
 */
export interface AssignmentRecord extends DecidedDays {
  /** Absent from one that is about to be proposed. */
  id?: string;
  scopeRef: string;
  /** Absent for self-run. */
  liaisonRef?: string;
  /** Self-run holds the place of the primary. */
  role: AssignmentRole;
  pattern: AssignmentPattern;
  /** Percent of the working time. */
  allocation: number;
  purpose?: string;
  channel?: string;
}
