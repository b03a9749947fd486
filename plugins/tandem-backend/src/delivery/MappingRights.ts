import type { CorrectionPermission } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { Access } from '../permissions/Access';
import type { EntityResources } from '../permissions/EntityResources';

/** Which services somebody may map names to, or forget names of. */
export class MappingRights {
  readonly #access: Access;
  readonly #resources: EntityResources;
  readonly #permission: CorrectionPermission;

  /** @param options.access - asked for the permission */
  constructor(options: {
    access: Access;
    resources: EntityResources;
    permission: CorrectionPermission;
  }) {
    this.#access = options.access;
    this.#resources = options.resources;
    this.#permission = options.permission;
  }

  /** Leaves only rows about services that the caller sees. */
  restrict(builder: Knex.QueryBuilder, entityColumn: string): void {
    this.#access.seen.restrict(builder, entityColumn);
  }

  sees(entityId: number): boolean {
    return this.#access.seen.has(entityId);
  }

  /** @throws NotAllowedError */
  async require(entityId: number): Promise<void> {
    if (this.#access.allowsAll(this.#permission)) return;
    const resources = await this.#resources.byIds([entityId]);
    this.#access.require(this.#permission, resources.get(entityId));
  }

  /** Those of these services for which the caller has the right. */
  async allowed(entityIds: readonly number[]): Promise<Set<number>> {
    if (this.#access.allowsAll(this.#permission)) return new Set(entityIds);
    const resources = await this.#resources.byIds(entityIds);
    return new Set(
      [...resources]
        .filter(([, entity]) => this.#access.allows(this.#permission, entity))
        .map(([id]) => id),
    );
  }
}
