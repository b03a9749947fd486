import type { Permission } from '@backstage/plugin-permission-common';
import {
  assignmentCreatePermission,
  type ProposalKind,
} from '@tandem/backstage-plugin-tandem-common';
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

  /** Of each entity, by its key, whom the caller may propose there. */
  async of(
    entityIds: readonly number[],
    access: Access,
    caller: Principal,
  ): Promise<Map<number, ProposalKind[]>> {
    if (!access.isConditional(ScopeRights.permissions)) {
      const everywhere = proposalsOf(access, caller);
      return new Map(entityIds.map(id => [id, everywhere]));
    }
    const scopes = await this.#resources.byIds(entityIds);
    return new Map(
      [...scopes].map(([id, scope]) => [
        id,
        proposalsOf(access, caller, scope),
      ]),
    );
  }
}

/**
 * Whom somebody may propose for a scope. Where the policy singles out people,
 * somebody else is whoever it does not.
 *
 * @param scope - as rules see it; unset where they do not look at it
 */
export function proposalsOf(
  access: Access,
  { ref, userRef }: Principal,
  scope?: OwnedResource,
): ProposalKind[] {
  const may = (liaisonRef?: string) =>
    access.allows(assignmentCreatePermission, {
      ...scope,
      liaisonRef,
      proposedBy: ref,
    });
  const ownRef = userRef?.toLocaleLowerCase('en-US');
  return [
    ...(ownRef !== undefined && may(ownRef) ? (['oneself'] as const) : []),
    ...(may() ? (['somebody', 'self-run'] as const) : []),
  ];
}
