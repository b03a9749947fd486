import {
  deputyIsPrimary,
  placeConflicts,
} from '@tandem/backstage-plugin-tandem-common';
import type { NewAssignment } from './assignmentRow';
import { DeputyIsPrimaryError, PlaceTakenError } from './refusals';

/**
 * Whether a scope has the place for an assignment.
 *
 * @param others - at least those of its scope
 * @throws DeputyIsPrimaryError, PlaceTakenError
 */
export function checkPlace(
  candidate: NewAssignment,
  others: readonly NewAssignment[],
  now: number,
): void {
  const sameOne = deputyIsPrimary(candidate, others, now);
  if (sameOne) {
    throw new DeputyIsPrimaryError(candidate, sameOne);
  }
  const [conflict] = placeConflicts(candidate, others, now);
  if (conflict) {
    throw new PlaceTakenError(conflict);
  }
}
