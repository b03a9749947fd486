import type { Permission } from '@backstage/plugin-permission-common';
import { assignmentCreatePermission } from '@tandem/backstage-plugin-tandem-common';
import type { Principal } from '../http/principal';
import type { Access } from '../permissions/Access';
import type { EntityResources } from '../permissions/EntityResources';
import type { OwnedResource } from '../permissions/resources';

/** Tells what a caller may do about who helps an entity. */
export class ScopeRights {
  /** What the policy has to be asked about. */
  static readonly permissions: Permission[] = [assignmentCreatePermission];

  readonly #resources: EntityResources;

  constructor(resources: EntityResources) {
    this.#resources = resources;
  }

  /**
   * Of each entity, by its key, the names of the permissions that the caller
   * has there.
   */
  async of(
    entityIds: readonly number[],
    access: Access,
    caller: Principal,
  ): Promise<Map<number, string[]>> {
    const { name } = assignmentCreatePermission;
    if (!access.isConditional(ScopeRights.permissions)) {
      const everywhere = access.namesOf(ScopeRights.permissions);
      return new Map(entityIds.map(id => [id, everywhere]));
    }
    const scopes = await this.#resources.byIds(entityIds);
    return new Map(
      [...scopes].map(([id, scope]) => [
        id,
        mayPropose(access, caller, scope) ? [name] : [],
      ]),
    );
  }
}

/**
 * Whether somebody may propose for a scope: somebody else, or themselves.
 *
 * @param scope - as rules see it
 */
export function mayPropose(
  access: Access,
  { ref, userRef }: Principal,
  scope: OwnedResource,
): boolean {
  const liaisonRefs = [undefined, userRef?.toLocaleLowerCase('en-US')];
  return liaisonRefs.some(liaisonRef =>
    access.allows(assignmentCreatePermission, {
      ...scope,
      liaisonRef,
      proposedBy: ref,
    }),
  );
}
