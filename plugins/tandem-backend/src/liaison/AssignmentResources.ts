import type { EntityResources } from '../permissions/EntityResources';
import type { AssignmentResource } from '../permissions/resources';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import { recordKey } from './recordKey';

/** As much of an assignment as rules look at. */
export type AssignmentFacts = Pick<
  StoredAssignment,
  'id' | 'scopeId' | 'liaisonRef' | 'proposedBy'
>;

/** Assignments as the policy's rules see them. */
export class AssignmentResources {
  readonly #assignments: AssignmentStore;
  readonly #entities: EntityResources;

  constructor(options: {
    assignments: AssignmentStore;
    entities: EntityResources;
  }) {
    this.#assignments = options.assignments;
    this.#entities = options.entities;
  }

  /** @param refs - ids, or references of scopes for what somebody would propose */
  async load(refs: string[]): Promise<(AssignmentResource | undefined)[]> {
    const scopeRefs = refs.filter(isEntityRef);
    const scopes = await this.#entities.byRefs(scopeRefs);
    const byRef = new Map(scopeRefs.map((ref, place) => [ref, scopes[place]]));
    const ids = refs.filter(ref => !isEntityRef(ref)).map(recordKey);
    const byId = await this.of(await this.#assignments.findAll(ids));
    return refs.map(ref => (isEntityRef(ref) ? byRef.get(ref) : byId.get(ref)));
  }

  /** By their ids. */
  async of(
    assignments: readonly AssignmentFacts[],
  ): Promise<Map<string, AssignmentResource>> {
    const scopes = await this.#entities.byIds(
      assignments.map(({ scopeId }) => scopeId),
    );
    return new Map(
      assignments.map(({ id, scopeId, liaisonRef, proposedBy }) => [
        id,
        { ...scopes.get(scopeId)!, liaisonRef, proposedBy },
      ]),
    );
  }
}

function isEntityRef(ref: string): boolean {
  return ref.includes(':');
}
