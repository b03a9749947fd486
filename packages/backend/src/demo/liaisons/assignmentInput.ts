import {
  AbsenceInput,
  addDays,
  AssignmentInput,
} from '@tandem/backstage-plugin-tandem-common';
import {
  DemoAbsence,
  DemoAssignment,
  Liaison,
  timeZones,
} from './demoAssignments';

/** Where self-run teams work. */
const HOME = 'Europe/Berlin';

/**
 * An assignment as the API takes it.
 *
 * @param today - a civil date
 */
export function assignmentInput(
  assignment: DemoAssignment,
  today: string,
): AssignmentInput {
  const {
    scope,
    liaison,
    startsInDays,
    endsInDays,
    reviewInDays,
    outcome,
    proposedBy,
    ...terms
  } = assignment;
  return {
    ...terms,
    scopeRef: scope,
    ...(liaison && { liaisonRef: userRef(liaison) }),
    startsOn: addDays(today, startsInDays),
    ...(endsInDays !== undefined && { endsOn: addDays(today, endsInDays) }),
    ...(reviewInDays !== undefined && {
      reviewBy: addDays(today, reviewInDays),
    }),
    timeZone: liaison ? timeZones[liaison] : HOME,
  };
}

/** An absence as the API takes it; `today` is a civil date. */
export function absenceInput(
  { liaison, startsInDays, endsInDays }: DemoAbsence,
  today: string,
): AbsenceInput {
  return {
    userRef: userRef(liaison),
    startsOn: addDays(today, startsInDays),
    endsOn: addDays(today, endsInDays),
  };
}

/** The reference of one of the operations people. */
export function userRef(name: Liaison): string {
  return `user:default/${name}`;
}
