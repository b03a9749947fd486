import type { AbsenceDays } from './absences';
import type { AssignmentRecord } from './assignmentRecord';
import { endInstant, startInstant, type CivilDays } from './civilDates';
import type { CoverageFacts, ResolvedCoverage } from './coverage';

/** With these decisions dates change what an assignment is to its scope. */
const DATED = ['accepted', 'paused', 'orphaned'];

/**
 * Until when an answer of `resolveCoverage` holds while nobody decides anything:
 * the next instant at which an assignment that it depends on begins or is over,
 * or at which somebody whom it names leaves or is back. Before it the answer
 * stays the same; then it may change.
 *
 * @param resolved - the answer to these facts
 * @returns epoch milliseconds; undefined where dates never change it
 * @public
 */
export function coverageChangesAt<T extends AssignmentRecord>(
  facts: CoverageFacts<T>,
  resolved: ResolvedCoverage<T>,
): number | undefined {
  const instants = [
    ...decisiveAssignments(facts, resolved).flatMap(each =>
      bordersOf(each, each.timeZone),
    ),
    ...resolved.people.flatMap(({ userRef, assignment }) =>
      absencesOf(userRef, facts.absences).flatMap(days =>
        bordersOf(days, assignment.timeZone),
      ),
    ),
  ].filter(instant => instant > facts.now && Number.isFinite(instant));
  return instants.length > 0 ? Math.min(...instants) : undefined;
}

/** Those of the scopes up to the one that answers: what is farther waits for these. */
function decisiveAssignments<T extends AssignmentRecord>(
  { scopes, assignmentsByScope }: CoverageFacts<T>,
  { scopeRef }: ResolvedCoverage<T>,
): T[] {
  const depth =
    scopes.find(scope => scope.scopeRef === scopeRef)?.depth ?? Infinity;
  return scopes
    .filter(scope => scope.depth <= depth)
    .flatMap(scope => assignmentsByScope.get(scope.scopeRef) ?? [])
    .filter(
      ({ role, decision }) => role !== 'shadow' && DATED.includes(decision),
    );
}

function absencesOf(userRef: string, absences: readonly AbsenceDays[]) {
  return absences.filter(absence => absence.userRef === userRef);
}

/** When the days begin and when they are over. */
function bordersOf({ startsOn, endsOn }: CivilDays, timeZone: string) {
  const start = startInstant(startsOn, timeZone);
  return endsOn === undefined ? [start] : [start, endInstant(endsOn, timeZone)];
}
