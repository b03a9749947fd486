import type { EntityResources } from '../permissions/EntityResources';
import type {
  AssignmentResource,
  OwnedResource,
} from '../permissions/resources';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import { recordKey } from './recordKey';

/** As much of an assignment as rules look at. */
export type AssignmentFacts = Pick<
  StoredAssignment,
  'scopeId' | 'liaisonRef' | 'proposedBy'
>;

/** The same of one that is stored, or has a key of its own meanwhile. */
export type KeyedAssignment = AssignmentFacts & Pick<StoredAssignment, 'id'>;

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

  /** Scopes by their keys; unknown ones are left out. */
  async scopes(ids: readonly number[]): Promise<Map<number, OwnedResource>> {
    return this.#entities.byIds(ids);
  }

  /** By their ids. */
  async of(
    assignments: readonly KeyedAssignment[],
  ): Promise<Map<string, AssignmentResource>> {
    const scopes = await this.scopes(assignments.map(each => each.scopeId));
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
