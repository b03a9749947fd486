import {
  assignmentCreatePermission,
  type AssignmentBatch,
  type AssignmentBatchResult,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { AssignmentBatches } from './AssignmentBatches';
import { readTerms } from './batchRequest';
import { LACK_OF_RIGHT } from './batchScopes';
import type { LiaisonView } from './LiaisonView';
import type { LiaisonViews } from './LiaisonViews';

/** Proposes one assignment for many scopes, as far as the caller may. */
export class AuthorizedBatches {
  readonly #views: LiaisonViews;
  readonly #batches: AssignmentBatches;

  constructor(options: { views: LiaisonViews; batches: AssignmentBatches }) {
    this.#views = options.views;
    this.#batches = options.batches;
  }

  /**
   * @returns a result per scope, and whether the caller may propose for none
   * @throws InputError, NotAllowedError, ConflictError
   */
  async propose(
    batch: AssignmentBatch,
    caller: Caller,
  ): Promise<{ results: AssignmentBatchResult[]; isRefused: boolean }> {
    const view = await this.#viewOf(batch, caller);
    const results = await this.#batches.propose(batch, caller, view);
    const isRefused = results.every(
      ({ error }) => error?.message === LACK_OF_RIGHT,
    );
    return { results, isRefused };
  }

  /** @throws InputError, NotAllowedError */
  async tryOut(
    batch: AssignmentBatch,
    caller: Caller,
  ): Promise<AssignmentBatchResult[]> {
    const view = await this.#viewOf(batch, caller);
    return this.#batches.tryOut(batch, caller, view);
  }

  async #viewOf(batch: AssignmentBatch, caller: Caller): Promise<LiaisonView> {
    // What is wrong with a body is said before what its sender may not do.
    readTerms(batch);
    const view = await this.#views.toChange(caller);
    view.access.requireSome(assignmentCreatePermission);
    return view;
  }
}
