import type { AssignmentRecord } from './assignmentRecord';
import type { AssignmentState } from './assignmentSchema';
import { stateOf } from './assignmentState';
import {
  addDays,
  endInstant,
  startInstant,
  type CivilDays,
} from './civilDates';

const HOLDING: readonly AssignmentState[] = [
  'proposed',
  'accepted',
  'active',
  'ending',
  'paused',
  'orphaned',
];

/**
 * An assignment that is in the way of another.
 *
 * @public
 */
export interface PlaceConflict<T extends AssignmentRecord> {
  assignment: T;
  /**
   * The first day on which the other could follow it, in the other's time zone;
   * undefined where the one in the way has no last day.
   */
  handoverOn?: string;
}

/**
 * Whether an assignment in this state keeps its place for itself. An orphaned
 * one does until someone ends it.
 *
 * @public
 */
export function holdsPlace(state: AssignmentState): boolean {
  return HOLDING.includes(state);
}

/**
 * Whether some civil date is one of both; a missing last day is never reached.
 *
 * @public
 */
export function overlaps(a: CivilDays, b: CivilDays): boolean {
  return (
    (b.endsOn === undefined || a.startsOn <= b.endsOn) &&
    (a.endsOn === undefined || b.startsOn <= a.endsOn)
  );
}

/**
 * What is in the way of an assignment: another primary (or self-run) where it
 * is one, another deputy where it is one. Of shadows a scope can have many, but
 * each person only once.
 *
 * @param others - of any scope; the assignment itself is passed over by its id
 * @param now - epoch milliseconds
 * @returns the one to follow first: without a last day, else the latest to end
 * @public
 */
export function placeConflicts<T extends AssignmentRecord>(
  candidate: AssignmentRecord,
  others: readonly T[],
  now: number,
): PlaceConflict<T>[] {
  return inTheWay(candidate, others, now)
    .filter(
      other =>
        other.role === candidate.role &&
        (candidate.role !== 'shadow' ||
          other.liaisonRef === candidate.liaisonRef),
    )
    .sort((a, b) => compareEnds(b.endsOn, a.endsOn))
    .map(assignment => ({
      assignment,
      handoverOn: handoverOn(assignment, candidate.timeZone),
    }));
}

/**
 * The assignment that would make one person primary and deputy of a scope at
 * the same time.
 *
 * @param others - of any scope; the assignment itself is passed over by its id
 * @param now - epoch milliseconds
 * @public
 */
export function deputyIsPrimary<T extends AssignmentRecord>(
  candidate: AssignmentRecord,
  others: readonly T[],
  now: number,
): T | undefined {
  if (candidate.role === 'shadow' || candidate.liaisonRef === undefined) {
    return undefined;
  }
  const otherRole = candidate.role === 'primary' ? 'deputy' : 'primary';
  return inTheWay(candidate, others, now).find(
    other =>
      other.role === otherRole && other.liaisonRef === candidate.liaisonRef,
  );
}

function inTheWay<T extends AssignmentRecord>(
  candidate: AssignmentRecord,
  others: readonly T[],
  now: number,
): T[] {
  return others.filter(
    other =>
      other.scopeRef === candidate.scopeRef &&
      (candidate.id === undefined || other.id !== candidate.id) &&
      holdsPlace(stateOf(other, now)) &&
      (overlaps(candidate, other) || meet(candidate, other)),
  );
}

/** Days of two time zones can run at one instant although their dates differ. */
function meet(a: AssignmentRecord, b: AssignmentRecord): boolean {
  return (
    a.timeZone !== b.timeZone &&
    startInstant(a.startsOn, a.timeZone) < endOf(b) &&
    startInstant(b.startsOn, b.timeZone) < endOf(a)
  );
}

function endOf({ endsOn, timeZone }: AssignmentRecord): number {
  return endsOn === undefined ? Infinity : endInstant(endsOn, timeZone);
}

/** Time zones are up to 26 hours apart, so the third day is free for sure. */
function handoverOn(
  { endsOn, timeZone }: AssignmentRecord,
  nextTimeZone: string,
): string | undefined {
  if (endsOn === undefined) {
    return undefined;
  }
  const end = endInstant(endsOn, timeZone);
  for (const days of [1, 2, 3]) {
    const date = addDays(endsOn, days);
    if (startInstant(date, nextTimeZone) >= end) {
      return date;
    }
  }
  return undefined;
}

function compareEnds(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}
