import type { Knex } from 'knex';
import type { AbsenceStore, StoredAbsence } from './AbsenceStore';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import { groupBy } from './groupBy';

/** What is planned for some people, and for those they share scopes with. */
export interface Plan {
  assignments: StoredAssignment[];
  absences: StoredAbsence[];
}

/** Of each of these people, as much of the plan as concerns them. */
export function plansOf(
  { assignments, absences }: Plan,
  liaisonRefs: Iterable<string>,
): Map<string, Plan> {
  const byScope = groupBy(assignments, each => each.scopeId);
  const byPerson = groupBy(assignments, each => each.liaisonRef);
  const awayByPerson = groupBy(absences, each => each.userRef);
  const planOf = (ref: string): Plan => {
    const scopeIds = new Set(byPerson.get(ref)?.map(each => each.scopeId));
    const shared = [...scopeIds].flatMap(id => byScope.get(id) ?? []);
    const people = new Set([ref, ...shared.map(each => each.liaisonRef)]);
    return {
      assignments: shared,
      absences: [...people].flatMap(
        person => (person && awayByPerson.get(person)) || [],
      ),
    };
  };
  return new Map([...new Set(liaisonRefs)].map(ref => [ref, planOf(ref)]));
}

/** Reads all that decides on the load of people and on gaps, in three queries. */
export class PlanReader {
  readonly #assignments: AssignmentStore;
  readonly #absences: AbsenceStore;

  constructor(options: {
    assignments: AssignmentStore;
    absences: AbsenceStore;
  }) {
    this.#assignments = options.assignments;
    this.#absences = options.absences;
  }

  /**
   * @param where - people, and scopes that somebody may come to
   * @param from - a civil date; what is over before it is left out
   * @param db - the transaction, where there is one
   */
  async of(
    where: { liaisonIds: number[]; scopeIds?: number[] },
    from: string,
    db?: Knex,
  ): Promise<Plan> {
    const { liaisonIds, scopeIds = [] } = where;
    const assignments = await this.#assignments.listPromised(
      { liaisonIds, scopeIds },
      from,
      db,
    );
    const people = assignments
      .map(assignment => assignment.liaisonId)
      .filter(id => id !== undefined);
    const absences = await this.#absences.listOf(
      [...new Set([...liaisonIds, ...people])],
      from,
      db,
    );
    return { assignments, absences };
  }
}
