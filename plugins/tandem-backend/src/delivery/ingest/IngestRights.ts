import {
  explainRefusedRight,
  type DeploymentPermission,
  type IngestResult,
} from '@tandem/backstage-plugin-tandem-common';
import type { Access } from '../../permissions/Access';
import type { EntityResources } from '../../permissions/EntityResources';
import type { OwnedResource } from '../../permissions/resources';

/** Decides item by item, without asking anybody any more. */
export class IngestCheck {
  readonly #access: Access;
  readonly #permission: DeploymentPermission;
  readonly #resources: ReadonlyMap<number, OwnedResource>;

  constructor(
    access: Access,
    permission: DeploymentPermission,
    resources: ReadonlyMap<number, OwnedResource>,
  ) {
    this.#access = access;
    this.#permission = permission;
    this.#resources = resources;
  }

  /**
   * Asks for a delivery as it is stored, where it is, and as it would be.
   *
   * @returns the result of an item that is refused
   */
  refusalOf(
    { index, entityId }: { index: number; entityId: number },
    ...states: ({ environment: string } | undefined)[]
  ): IngestResult | undefined {
    const entity = this.#resources.get(entityId)!;
    const isAllowed = states.every(
      state =>
        !state ||
        this.#access.allows(this.#permission, {
          ...entity,
          environment: state.environment,
        }),
    );
    return isAllowed ? undefined : refusal(this.#permission, index);
  }
}

/** What somebody may hand in whom the policy allows it under conditions. */
export class IngestRights {
  readonly #access: Access;
  readonly #permission: DeploymentPermission;
  readonly #resources: EntityResources;

  /** @param options.access - asked for the permission */
  constructor(options: {
    access: Access;
    permission: DeploymentPermission;
    resources: EntityResources;
  }) {
    this.#access = options.access;
    this.#permission = options.permission;
    this.#resources = options.resources;
  }

  /** Of these services, all at once. */
  async to(entityIds: readonly number[]): Promise<IngestCheck> {
    return new IngestCheck(
      this.#access,
      this.#permission,
      await this.#resources.byIds(entityIds),
    );
  }

  /** Of an item whose service nobody knows: whether its conditions hold cannot be told. */
  refusalOfUnknown(index: number): IngestResult {
    return refusal(this.#permission, index);
  }

  /** Whether a result says that the right is missing, and nothing else is wrong. */
  isRefusal({ status, error }: IngestResult): boolean {
    return (
      status === 'rejected' &&
      error?.message === explainRefusedRight(this.#permission.name)
    );
  }
}

function refusal({ name }: DeploymentPermission, index: number): IngestResult {
  const message = explainRefusedRight(name);
  return { index, status: 'rejected', error: { message } };
}
