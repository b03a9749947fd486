import type {
  AuthService,
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { PermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
  type QueryPermissionRequest,
} from '@backstage/plugin-permission-common';
import { explainRefusedRight } from '@tandem/backstage-plugin-tandem-common';
import { Access } from './Access';
import type { EntityOwnership } from './EntityOwnership';
import type { EntityVisibility } from './EntityVisibility';
import {
  assignmentResourceRef,
  correctionResourceRef,
  deploymentResourceRef,
  sloResourceRef,
} from './resources';
import { SeenEntities } from './SeenEntities';

const RESOURCE_REFS = [
  sloResourceRef,
  assignmentResourceRef,
  deploymentResourceRef,
  correctionResourceRef,
];

/** Asks the policy what a caller may do, all that a request needs at once. */
export class Authorizer {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;
  readonly #auth: AuthService;
  readonly #visibility: EntityVisibility;
  readonly #ownership: EntityOwnership;

  constructor(options: {
    permissions: PermissionsService;
    registry: PermissionsRegistryService;
    auth: AuthService;
    visibility: EntityVisibility;
    ownership: EntityOwnership;
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.registry;
    this.#auth = options.auth;
    this.#visibility = options.visibility;
    this.#ownership = options.ownership;
  }

  /** For a request that only writes: what of the catalog the caller sees does not matter. */
  async toWrite(
    credentials: BackstageCredentials,
    permissions: readonly Permission[],
  ): Promise<Access> {
    const decisions = await this.#ask(credentials, permissions);
    return this.#accessOf(decisions, SeenEntities.ALL);
  }

  /**
   * For a request that reads, or reads what it wrote.
   *
   * @throws NotAllowedError where the caller sees nothing of the catalog
   */
  async toRead(
    credentials: BackstageCredentials,
    permissions: readonly Permission[],
  ): Promise<Access> {
    const decisions = await this.#ask(credentials, [
      catalogEntityReadPermission,
      ...permissions,
    ]);
    const catalog = decisions.get(catalogEntityReadPermission.name)!;
    return this.#accessOf(decisions, await this.#seen(catalog, credentials));
  }

  /**
   * For a request that changes what a person has to see for it; a token made
   * for such changes alone sees nothing of the catalog and needs not.
   *
   * @throws NotAllowedError where a person sees nothing of the catalog
   */
  async toChange(
    credentials: BackstageCredentials,
    permissions: readonly Permission[],
  ): Promise<Access> {
    return this.#auth.isPrincipal(credentials, 'user')
      ? this.toRead(credentials, permissions)
      : this.toWrite(credentials, permissions);
  }

  async #ask(
    credentials: BackstageCredentials,
    permissions: readonly Permission[],
  ): Promise<Map<string, PolicyDecision>> {
    const asked = [
      ...new Map(permissions.map(each => [each.name, each])).values(),
    ];
    const answers = await this.#permissions.authorizeConditional(
      asked.map(permission => ({ permission })) as QueryPermissionRequest[],
      { credentials },
    );
    return new Map(asked.map(({ name }, place) => [name, answers[place]]));
  }

  async #seen(
    decision: PolicyDecision,
    credentials: BackstageCredentials,
  ): Promise<SeenEntities> {
    if (decision.result === AuthorizeResult.ALLOW) return SeenEntities.ALL;
    if (
      decision.result === AuthorizeResult.DENY ||
      !this.#auth.isPrincipal(credentials, 'user')
    ) {
      throw new NotAllowedError(
        explainRefusedRight(catalogEntityReadPermission.name),
      );
    }
    const { userEntityRef } = credentials.principal;
    return SeenEntities.only(
      await this.#visibility.seenBy(userEntityRef, credentials),
    );
  }

  #accessOf(
    decisions: ReadonlyMap<string, PolicyDecision>,
    seen: SeenEntities,
  ): Access {
    return new Access({
      seen,
      decisions,
      rulesetOf: resourceType =>
        this.#registry.getPermissionRuleset(
          RESOURCE_REFS.find(
            ref => ref.resourceType === resourceType,
          ) as PermissionResourceRef,
        ),
      entities: this.#ownership,
    });
  }
}
