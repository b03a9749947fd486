import { isAway, type AbsenceDays } from './absences';
import type { AssignmentRecord } from './assignmentRecord';
import { addDays, includesDay } from './civilDates';
import { changesOf, runsBetween } from './dayRuns';

/**
 * From the first to the last day on which nobody is in.
 *
 * @public
 */
export interface UncoveredDays {
  scopeRef: string;
  startsOn: string;
  endsOn: string;
}

/**
 * The scopes nobody is in for on some day of an absence: of the person's
 * accepted assignments, those where primary and deputy are away, or where there
 * is no deputy. A proposal covers nobody yet, and self-run asks nobody.
 *
 * @param assignments - all of the scopes the person is assigned to
 * @param absences - those of all these people, this one among them or not
 * @returns each scope once, in the order of the assignments
 * @public
 */
export function uncoveredDays(
  absence: AbsenceDays,
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
): UncoveredDays[] {
  const serving = assignments.filter(
    ({ decision, role, liaisonRef }) =>
      role !== 'shadow' &&
      liaisonRef !== undefined &&
      (decision === 'accepted' || decision === 'orphaned'),
  );
  const away = [absence, ...absences];
  const runs = runsBetween(
    changesOf([...serving, ...away]),
    absence.startsOn,
    addDays(absence.endsOn, 1),
  );
  const scopes = new Set(
    serving
      .filter(({ liaisonRef }) => liaisonRef === absence.userRef)
      .map(({ scopeRef }) => scopeRef),
  );
  return [...scopes].flatMap(scopeRef => {
    const ofScope = serving.filter(each => each.scopeRef === scopeRef);
    const gaps = runs.filter(run =>
      isGap(ofScope, absence.userRef, away, run.startsOn),
    );
    const [first] = gaps;
    return first
      ? {
          scopeRef,
          startsOn: first.startsOn,
          endsOn: gaps.at(-1)?.endsOn ?? absence.endsOn,
        }
      : [];
  });
}

/**
 * The same without the days.
 *
 * @param assignments - see `uncoveredDays`
 * @param absences - see `uncoveredDays`
 * @public
 */
export function uncoveredScopes(
  absence: AbsenceDays,
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
): string[] {
  return uncoveredDays(absence, assignments, absences).map(
    ({ scopeRef }) => scopeRef,
  );
}

/** A day that the person would have been in on, and now nobody is. */
function isGap(
  ofScope: readonly AssignmentRecord[],
  userRef: string,
  away: readonly AbsenceDays[],
  date: string,
): boolean {
  const assigned = ofScope.filter(each => includesDay(each, date));
  return (
    assigned.some(({ role }) => role === 'primary') &&
    assigned.some(
      each => each.liaisonRef === userRef && each.decision === 'accepted',
    ) &&
    assigned.every(
      ({ decision, liaisonRef }) =>
        decision === 'orphaned' ||
        (liaisonRef !== undefined && isAway(liaisonRef, away, date)),
    )
  );
}
