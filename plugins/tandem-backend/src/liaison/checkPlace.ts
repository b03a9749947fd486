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
  if (deputyIsPrimary(candidate, others, now)) {
    throw new DeputyIsPrimaryError(candidate);
  }
  const [conflict] = placeConflicts(candidate, others, now);
  if (conflict) {
    throw new PlaceTakenError(conflict);
  }
}
