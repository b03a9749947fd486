import { InputError } from '@backstage/errors';
import {
  addDays,
  deputyIsPrimary,
  overAllocatedDays,
  placeConflicts,
  todayIn,
  type LoadRun,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { NewAssignment, StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import type { PlanReader } from './PlanReader';
import { OverAllocationError, PlaceTakenError } from './refusals';
import { risenRuns } from './risenRuns';

/**
 * What no two assignments may come to be: two in one place, one person as
 * primary and deputy, more than all of a person's time. To be asked while the
 * person and the scope are locked.
 */
export class AssignmentRules {
  readonly #assignments: AssignmentStore;
  readonly #plans: PlanReader;

  constructor(options: { assignments: AssignmentStore; plans: PlanReader }) {
    this.#assignments = options.assignments;
    this.#plans = options.plans;
  }

  /**
   * @param candidate - as it would be
   * @throws InputError, PlaceTakenError, OverAllocationError
   */
  async check(
    trx: Knex.Transaction,
    candidate: NewAssignment,
    now: number,
  ): Promise<void> {
    const others = await this.#assignments.listOpen(
      { scopeIds: [candidate.scopeId] },
      now,
      trx,
    );
    if (deputyIsPrimary(candidate, others, now)) {
      throw new InputError(
        `liaisonRef: ${candidate.liaisonRef} would be primary and deputy of ${candidate.scopeRef}; the deputy must be somebody else`,
      );
    }
    const [conflict] = placeConflicts(candidate, others, now);
    if (conflict) {
      throw new PlaceTakenError(conflict);
    }
    await this.#checkCapacity(trx, candidate, now);
  }

  async #checkCapacity(
    trx: Knex.Transaction,
    candidate: NewAssignment,
    now: number,
  ) {
    const { id, liaisonId, liaisonRef, scopeId } = candidate;
    if (liaisonId === undefined || liaisonRef === undefined) return;
    const from = firstDay(candidate, now);
    const to = candidate.endsOn && addDays(candidate.endsOn, 1);
    const { assignments, absences } = await this.#plans.of(
      { liaisonIds: [liaisonId], scopeIds: [scopeId] },
      from,
      trx,
    );
    const over = (all: NewAssignment[]): LoadRun[] =>
      overAllocatedDays(liaisonRef, all, absences, from, to);
    const planned = assignments.map(each => ifBack(each, liaisonRef));
    const others = planned.filter(other => other.id !== id);
    const days = risenRuns(
      over(planned),
      over([...others, ifBack(candidate, liaisonRef)]),
    );
    if (days.length > 0) {
      throw new OverAllocationError(liaisonRef, days);
    }
  }
}

/** What is over cannot be planned otherwise any more. */
function firstDay({ startsOn, timeZone }: NewAssignment, now: number): string {
  const today = todayIn(timeZone, now);
  return startsOn < today ? today : startsOn;
}

/** Who left the catalog and comes back has their assignments as they were. */
function ifBack(
  assignment: NewAssignment & Pick<Partial<StoredAssignment>, 'orphanedFrom'>,
  liaisonRef: string,
): NewAssignment {
  const { decision, orphanedFrom = 'accepted' } = assignment;
  return decision === 'orphaned' && assignment.liaisonRef === liaisonRef
    ? { ...assignment, decision: orphanedFrom }
    : assignment;
}
