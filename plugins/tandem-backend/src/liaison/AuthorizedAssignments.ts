import type { Permission } from '@backstage/plugin-permission-common';
import {
  assignmentAnswerPermission,
  assignmentCreatePermission,
  assignmentReadPermission,
  assignmentUpdatePermission,
  type Assignment,
  type AssignmentCreate,
  type AssignmentPatch,
  type AssignmentsQuery,
  type AssignmentTransition,
  type AssignmentTransitionBody,
  type Page,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentReader } from './AssignmentReader';
import type { AssignmentWriter } from './AssignmentWriter';
import type { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonView } from './LiaisonView';
import type { LiaisonViews } from './LiaisonViews';
import { noAssignment } from './recordKey';
import { toldOf } from './refusals';

/** Assignments, as far as the caller may see and change them. */
export class AuthorizedAssignments {
  readonly #views: LiaisonViews;
  readonly #entities: LiaisonEntities;
  readonly #reader: AssignmentReader;
  readonly #writer: AssignmentWriter;

  constructor(options: {
    views: LiaisonViews;
    entities: LiaisonEntities;
    reader: AssignmentReader;
    writer: AssignmentWriter;
  }) {
    this.#views = options.views;
    this.#entities = options.entities;
    this.#reader = options.reader;
    this.#writer = options.writer;
  }

  /** @throws NotAllowedError, NotFoundError */
  async list(
    query: AssignmentsQuery,
    caller: Caller,
  ): Promise<Page<Assignment>> {
    const view = await this.#views.toRead(caller);
    view.access.requireSome(assignmentReadPermission);
    return this.#reader.list(query, view);
  }

  /** @throws NotAllowedError, NotFoundError */
  async get(id: string, caller: Caller): Promise<Assignment> {
    const view = await this.#views.toRead(caller);
    view.access.requireSome(assignmentReadPermission);
    const stored = await this.#reader.find(id);
    if (!(await view.canRead(stored))) throw noAssignment(id);
    const [shown] = await this.#reader.show([stored], Date.now(), view);
    return shown;
  }

  /** @throws NotAllowedError, InputError, PlaceTakenError, OverAllocationError */
  async propose(input: AssignmentCreate, caller: Caller): Promise<Assignment> {
    const view = await this.#views.toChange(caller);
    view.access.requireSome(assignmentCreatePermission);
    const scope = await this.#entities.scope(input.scopeRef, view);
    const { liaisonRef } = input;
    if (liaisonRef !== undefined) {
      await this.#entities.person('liaisonRef', liaisonRef, view);
    }
    await view.requireProposable(scope.id, liaisonRef);
    const key = await telling(view, scope.id, () =>
      this.#writer.propose(input, caller),
    );
    return this.#reader.get(String(key), view);
  }

  /** @throws NotAllowedError, NotFoundError, and what a change of terms is refused with */
  async edit(
    id: string,
    patch: AssignmentPatch,
    caller: Caller,
  ): Promise<Assignment> {
    const view = await this.#views.toChange(caller);
    const needed = () => [assignmentUpdatePermission];
    const { scopeId } = await this.#require(id, needed, view, caller);
    await telling(view, scopeId, () => this.#writer.edit(id, patch, caller));
    return this.#reader.get(id, view);
  }

  /** @throws NotAllowedError, NotFoundError, and what a transition is refused with */
  async transition(
    id: string,
    transition: AssignmentTransition,
    body: AssignmentTransitionBody,
    caller: Caller,
  ): Promise<Assignment> {
    const view = await this.#views.toChange(caller);
    const needed = (isOwn: boolean) => permissionsFor(transition, isOwn);
    const { scopeId } = await this.#require(id, needed, view, caller);
    await telling(view, scopeId, () =>
      this.#writer.transition(id, transition, body, caller),
    );
    return this.#reader.get(id, view);
  }

  /**
   * What rules look at is the same before and after: scope, person and
   * proposer of an assignment stay.
   *
   * @param neededFor - one of these, depending on whether the caller proposed it
   */
  async #require(
    id: string,
    neededFor: (isOwn: boolean) => Permission[],
    view: LiaisonView,
    { ref, userRef }: Caller,
  ): Promise<StoredAssignment> {
    view.requireSome([...neededFor(false), ...neededFor(true)]);
    const stored = await this.#reader.find(id);
    // A token may be made for changes alone.
    if (userRef !== undefined && !(await view.canRead(stored))) {
      throw noAssignment(id);
    }
    await view.requireAny(neededFor(stored.proposedBy === ref), stored);
    return stored;
  }
}

/** Does a change; what is in its way is told as far as the caller may hear of it. */
async function telling<T>(
  view: LiaisonView,
  scopeId: number,
  change: () => Promise<T>,
): Promise<T> {
  try {
    return await change();
  } catch (error) {
    throw toldOf(error, await view.knowerOn([scopeId]));
  }
}

/**
 * One of these a transition needs.
 *
 * @param isOwn - whether the caller proposed it: declining that takes it back
 */
function permissionsFor(
  transition: AssignmentTransition,
  isOwn: boolean,
): Permission[] {
  switch (transition) {
    case 'accept':
      return [assignmentAnswerPermission];
    case 'decline':
      return isOwn
        ? [assignmentAnswerPermission, assignmentUpdatePermission]
        : [assignmentAnswerPermission];
    default:
      return [assignmentUpdatePermission];
  }
}
