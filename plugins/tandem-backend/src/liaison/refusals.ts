import { ConflictError, InputError } from '@backstage/errors';
import type {
  AssignmentRecord,
  LoadRun,
  PlaceConflict,
} from '@tandem/backstage-plugin-tandem-common';

/** The scope has somebody else in that role already. */
export class PlaceTakenError extends ConflictError {
  readonly #details: { liaisonRef?: string; handoverOn?: string };

  constructor({ assignment, handoverOn }: PlaceConflict<AssignmentRecord>) {
    super(placeTaken(assignment, handoverOn));
    this.#details = { liaisonRef: assignment.liaisonRef, handoverOn };
  }

  /** What goes beside the error in the answer. */
  get details() {
    return this.#details;
  }
}

/** One person would be primary and deputy of a scope. */
export class DeputyIsPrimaryError extends InputError {
  constructor({ liaisonRef, scopeRef }: AssignmentRecord) {
    super(
      `liaisonRef: ${liaisonRef} would be primary and deputy of ${scopeRef}; the deputy must be somebody else`,
    );
  }
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

function placeTaken(holder: AssignmentRecord, handoverOn?: string): string {
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
