import {
  addDays,
  overAllocatedDays,
  todayIn,
  type LoadRun,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { NewAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import { checkPlace } from './checkPlace';
import { ifBack } from './ifBack';
import type { PlanReader } from './PlanReader';
import { ProposalSeries } from './ProposalSeries';
import { OverAllocationError } from './refusals';
import { risenRuns } from './risenRuns';

type Days = Pick<NewAssignment, 'startsOn' | 'endsOn' | 'timeZone'>;

/** What proposals for many scopes have in common, and the scopes. */
export interface SharedTerms {
  terms: Days;
  /** Absent for self-run. */
  liaison?: CatalogRow;
  scopeIds: number[];
}

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
    checkPlace(candidate, others, now);
    await this.#checkCapacity(trx, candidate, now);
  }

  /** The same for many scopes, whose proposals share person and terms. */
  async series(
    trx: Knex.Transaction,
    { terms, liaison, scopeIds }: SharedTerms,
    now: number,
  ): Promise<ProposalSeries> {
    const from = firstDay(terms, now);
    return new ProposalSeries({
      open: await this.#assignments.listOpen({ scopeIds }, now, trx),
      plan: liaison
        ? await this.#plans.of(
            { liaisonIds: [liaison.id], scopeIds },
            from,
            trx,
          )
        : { assignments: [], absences: [] },
      liaisonRef: liaison?.entityRef,
      days: { from, to: lastDay(terms) },
      now,
    });
  }

  async #checkCapacity(
    trx: Knex.Transaction,
    candidate: NewAssignment,
    now: number,
  ) {
    const { id, liaisonId, liaisonRef, scopeId } = candidate;
    if (liaisonId === undefined || liaisonRef === undefined) return;
    const from = firstDay(candidate, now);
    const to = lastDay(candidate);
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
function firstDay({ startsOn, timeZone }: Days, now: number): string {
  const today = todayIn(timeZone, now);
  return startsOn < today ? today : startsOn;
}

/** Exclusive. */
function lastDay({ endsOn }: Days): string | undefined {
  return endsOn && addDays(endsOn, 1);
}
