import { isAway, type AbsenceDays } from './absences';
import type { AssignmentRecord } from './assignmentRecord';
import { includesDay, type CivilDays } from './civilDates';
import { changesOf } from './dayRuns';
import { promisedDays } from './promisedDays';

/** What one assignment takes of a person's time on a day. */
export interface Share {
  scopeRef: string;
  /** Percent of the working time. */
  allocation: number;
}

/** What a person has promised, to be asked day by day. */
export interface Promises {
  /** The dates at which the shares can change, in no order. */
  changes: string[];
  sharesOn(date: string): Share[];
}

interface Promised {
  assignment: AssignmentRecord;
  days: CivilDays;
}

/**
 * What a person has promised. Who is away gives nothing on that day; a deputy
 * gives something only while standing in for an absent or orphaned primary.
 */
export function promisesOf(
  userRef: string,
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
): Promises {
  const own = promisedOf(
    assignments.filter(({ liaisonRef }) => liaisonRef === userRef),
  );
  const primaries = primariesOf(own, assignments);
  const involved = [own, ...primaries.values()].flat();
  const people = new Set(involved.map(each => each.assignment.liaisonRef));
  const away = absences.filter(absence => people.has(absence.userRef));
  return {
    changes: changesOf([...involved.map(({ days }) => days), ...away]),
    sharesOn(date) {
      if (isAway(userRef, away, date)) {
        return [];
      }
      return own
        .filter(({ days }) => includesDay(days, date))
        .flatMap(({ assignment }) => {
          const { role, scopeRef } = assignment;
          const allocation =
            role === 'deputy'
              ? standIn(assignment, primaries.get(scopeRef), away, date)
              : assignment.allocation;
          return allocation === undefined ? [] : [{ scopeRef, allocation }];
        });
    },
  };
}

function promisedOf(assignments: readonly AssignmentRecord[]): Promised[] {
  return assignments.flatMap(assignment => {
    const days = promisedDays(assignment);
    return days ? [{ assignment, days }] : [];
  });
}

/** The primaries of the scopes that somebody is deputy of. */
function primariesOf(
  own: readonly Promised[],
  assignments: readonly AssignmentRecord[],
): Map<string, Promised[]> {
  const primaries = new Map<string, Promised[]>();
  for (const { assignment } of own) {
    if (assignment.role === 'deputy') {
      primaries.set(assignment.scopeRef, []);
    }
  }
  for (const assignment of assignments) {
    const ofScope = primaries.get(assignment.scopeRef);
    if (ofScope && assignment.role === 'primary') {
      const { startsOn, endsOn } = assignment;
      ofScope.push(
        ...(assignment.decision === 'orphaned'
          ? [{ assignment, days: { startsOn, endsOn } }]
          : promisedOf([assignment])),
      );
    }
  }
  return primaries;
}

function standIn(
  deputy: AssignmentRecord,
  primaries: readonly Promised[] = [],
  absences: readonly AbsenceDays[],
  date: string,
): number | undefined {
  const missing = primaries.find(
    ({ assignment: { decision, liaisonRef }, days }) =>
      includesDay(days, date) &&
      (decision === 'orphaned' ||
        (liaisonRef !== undefined && isAway(liaisonRef, absences, date))),
  );
  return missing && (deputy.allocation || missing.assignment.allocation);
}
