import type { AssignmentBatchResult } from '@tandem/backstage-plugin-tandem-common';
import {
  DeputyIsPrimaryError,
  OverAllocationError,
  PlaceTakenError,
} from './refusals';

/** Why a scope of a batch was refused, or undefined where that is not why it failed. */
export function batchError(error: unknown): AssignmentBatchResult['error'] {
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
