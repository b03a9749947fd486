import {
  loadRunsOf,
  overAllocatedRuns,
  placeConflicts,
  sumLoads,
  type LoadRun,
} from '@tandem/backstage-plugin-tandem-common';
import type { NewAssignment } from './assignmentRow';
import { checkPlace } from './checkPlace';
import { groupBy } from './groupBy';
import { ifBack } from './ifBack';
import type { Plan } from './PlanReader';
import { OverAllocationError } from './refusals';
import { risenRuns } from './risenRuns';

/**
 * The rules for proposals of one person with the same terms on many scopes, one
 * after the other: each sees those that were taken before it. All that decides
 * was read before, so that the hundredth costs as little as the first.
 */
export class ProposalSeries {
  readonly #liaisonRef: string | undefined;
  readonly #days: { from: string; to?: string };
  readonly #now: number;
  readonly #absences: Plan['absences'];
  readonly #planned: Map<number, NewAssignment[]>;
  readonly #open: Map<number, NewAssignment[]>;
  #load: LoadRun[];

  /** @param options - `open` go on on the scopes, `plan` is that of the person and the scopes */
  constructor(options: {
    open: NewAssignment[];
    plan: Plan;
    /** Absent for self-run. */
    liaisonRef?: string;
    /** Civil dates of all proposals from today on; the last one exclusive. */
    days: { from: string; to?: string };
    now: number;
  }) {
    const { open, plan, liaisonRef, days, now } = options;
    this.#liaisonRef = liaisonRef;
    this.#days = days;
    this.#now = now;
    this.#absences = plan.absences;
    this.#planned = groupBy(plan.assignments, each => each.scopeId);
    this.#open = groupBy(open, each => each.scopeId);
    this.#load =
      liaisonRef === undefined
        ? []
        : this.#loadOf(
            liaisonRef,
            plan.assignments.map(each => ifBack(each, liaisonRef)),
          );
  }

  /** The one by which the same person is there in the same role already. */
  held(candidate: NewAssignment): NewAssignment | undefined {
    return placeConflicts(candidate, this.#openOn(candidate), this.#now)
      .map(({ assignment }) => assignment)
      .find(({ liaisonRef }) => liaisonRef === candidate.liaisonRef);
  }

  /** @throws DeputyIsPrimaryError, PlaceTakenError, OverAllocationError */
  take(candidate: NewAssignment): void {
    const open = this.#openOn(candidate);
    checkPlace(candidate, open, this.#now);
    if (this.#liaisonRef !== undefined) {
      this.#takeTime(candidate, this.#liaisonRef);
    }
    this.#open.set(candidate.scopeId, [...open, candidate]);
  }

  /** What each scope takes of a person adds up, so only the new one is looked at. */
  #takeTime(candidate: NewAssignment, liaisonRef: string) {
    const others = this.#planned.get(candidate.scopeId) ?? [];
    const sum = sumLoads(
      this.#load,
      this.#loadOf(liaisonRef, [
        candidate,
        ...others.filter(other => other.liaisonRef !== liaisonRef),
      ]),
    );
    const days = risenRuns(
      overAllocatedRuns(this.#load),
      overAllocatedRuns(sum),
    );
    if (days.length > 0) {
      throw new OverAllocationError(liaisonRef, days);
    }
    this.#load = sum;
  }

  #loadOf(liaisonRef: string, assignments: NewAssignment[]): LoadRun[] {
    const { from, to } = this.#days;
    return loadRunsOf(liaisonRef, assignments, this.#absences, from, to);
  }

  #openOn({ scopeId }: NewAssignment): NewAssignment[] {
    return this.#open.get(scopeId) ?? [];
  }
}
