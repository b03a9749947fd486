import { ConflictError, InputError } from '@backstage/errors';
import type {
  AssignmentRecord,
  LoadRun,
  PlaceConflict,
} from '@tandem/backstage-plugin-tandem-common';
import type { AssignmentFacts } from './AssignmentResources';
import type { NewAssignment } from './assignmentRow';

/** Whether the caller may hear of an assignment. */
export type MayRead = (assignment: AssignmentFacts) => boolean;

/**
 * An assignment is in the way, of which not everyone may hear. It is no field
 * of the error: those go into the answer.
 */
interface InTheWay {
  readonly assignment: NewAssignment;
  /** The same refusal, without telling of the assignment. */
  hidden(): Error;
}

/** The scope has somebody else in that role already. */
export class PlaceTakenError extends ConflictError implements InTheWay {
  readonly #conflict: PlaceConflict<NewAssignment>;
  readonly #isHidden: boolean;

  constructor(conflict: PlaceConflict<NewAssignment>, isHidden = false) {
    super(isHidden ? placeHidden(conflict) : placeTaken(conflict));
    this.#conflict = conflict;
    this.#isHidden = isHidden;
  }

  get assignment() {
    return this.#conflict.assignment;
  }

  hidden(): PlaceTakenError {
    return new PlaceTakenError(this.#conflict, true);
  }

  /** What goes beside the error in the answer. */
  get details(): { liaisonRef?: string; handoverOn?: string; hidden?: true } {
    const { assignment, handoverOn } = this.#conflict;
    return this.#isHidden
      ? { hidden: true }
      : { liaisonRef: assignment.liaisonRef, handoverOn };
  }
}

/** One person would be primary and deputy of a scope. */
export class DeputyIsPrimaryError extends InputError implements InTheWay {
  readonly #candidate: AssignmentRecord;
  readonly #assignment: NewAssignment;

  /** @param assignment - in which the person has the other role */
  constructor(
    candidate: AssignmentRecord,
    assignment: NewAssignment,
    isHidden = false,
  ) {
    const { liaisonRef, role, scopeRef } = candidate;
    super(
      isHidden
        ? `liaisonRef: ${liaisonRef} cannot be ${role} of ${scopeRef} on these days; name somebody else or choose other days`
        : `liaisonRef: ${liaisonRef} would be primary and deputy of ${scopeRef}; the deputy must be somebody else`,
    );
    this.#candidate = candidate;
    this.#assignment = assignment;
  }

  get assignment() {
    return this.#assignment;
  }

  hidden(): DeputyIsPrimaryError {
    return new DeputyIsPrimaryError(this.#candidate, this.#assignment, true);
  }
}

/** A refusal as it may be told to somebody who may hear of some assignments only. */
export function toldOf(error: unknown, mayHear: MayRead): unknown {
  const isInTheWay =
    error instanceof PlaceTakenError || error instanceof DeputyIsPrimaryError;
  return isInTheWay && !mayHear(error.assignment) ? error.hidden() : error;
}

/** The person would promise more than all of their time. */
export class OverAllocationError extends InputError {
  readonly #details: { days: LoadRun[] };

  constructor(liaisonRef: string, days: LoadRun[]) {
    super(
      `allocation: ${liaisonRef} would give more than 100 % of their time: ${days
        .map(run => `${run.allocation} % ${daysOf(run.from, run.to)}`)
        .join(', ')}. Choose other days or a smaller share`,
    );
    this.#details = { days };
  }

  /** What goes beside the error in the answer. */
  get details() {
    return this.#details;
  }
}

function placeHidden({ assignment }: PlaceConflict<NewAssignment>): string {
  const { scopeRef, role } = assignment;
  return `${scopeRef}: the place of its ${role} is taken on some of these days; who holds it is hidden from you. Choose another role or other days, or ask the team or an ops lead`;
}

function placeTaken({
  assignment: holder,
  handoverOn,
}: PlaceConflict<NewAssignment>): string {
  const { scopeRef, role, startsOn, endsOn, decision } = holder;
  const who = holder.liaisonRef
    ? `${holder.liaisonRef} is its ${role}`
    : 'it runs itself';
  const asked = decision === 'proposed' ? ', as proposed' : '';
  const wayOut = handoverOn
    ? `the next one can start on ${handoverOn}`
    : 'give that one a last day, or end it, first';
  return `${scopeRef}: ${who} ${daysOf(startsOn, endsOn)}${asked}; ${wayOut}`;
}

function daysOf(from: string, to: string | undefined): string {
  if (to === undefined) return `from ${from} on`;
  return from === to ? `on ${from}` : `from ${from} to ${to}`;
}
