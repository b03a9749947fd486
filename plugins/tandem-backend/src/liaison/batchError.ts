import type { AssignmentBatchResult } from '@tandem/backstage-plugin-tandem-common';
import {
  DeputyIsPrimaryError,
  OverAllocationError,
  PlaceTakenError,
  toldOf,
  type MayRead,
} from './refusals';

/**
 * Why a scope of a batch was refused, or undefined where that is not why it
 * failed.
 *
 * @param mayHear - of the assignments that can be in the way
 */
export function batchError(
  cause: unknown,
  mayHear: MayRead,
): AssignmentBatchResult['error'] {
  const error = toldOf(cause, mayHear);
  if (error instanceof PlaceTakenError) {
    return { message: error.message, ...error.details };
  }
  if (error instanceof OverAllocationError) {
    return { message: error.message, field: 'allocation', ...error.details };
  }
  if (error instanceof DeputyIsPrimaryError) {
    return { message: error.message, field: 'liaisonRef' };
  }
  return undefined;
}
