import { deploymentReadPermission } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { Access } from '../permissions/Access';
import type { EntityResources } from '../permissions/EntityResources';

/** Where rows of deliveries hold what rules look at. */
export interface DeliveryColumns {
  /** The key of the service. */
  entityId: string;
  environment: string;
}

/** Which deliveries a reader may see. */
export class DeliveryRights {
  readonly #access: Access;
  readonly #resources: EntityResources;

  /** @param access - asked for `tandem.deployment.read` */
  constructor(access: Access, resources: EntityResources) {
    this.#access = access;
    this.#resources = resources;
  }

  /** Whether nothing is hidden, so that no query has to be restricted. */
  get isAll(): boolean {
    return (
      this.#access.seen.isAll &&
      this.#access.allowsAll(deploymentReadPermission)
    );
  }

  /** Leaves only the rows that the reader may see. */
  restrict(builder: Knex.QueryBuilder, columns: DeliveryColumns): void {
    this.#access.seen.restrict(builder, columns.entityId);
    this.#access.restrict(deploymentReadPermission, builder, { ...columns });
  }

  /** @throws NotFoundError as for an entity that the catalog does not hold */
  requireSeen({ id }: CatalogRow, entityRef: string): void {
    this.#access.seen.require(id, entityRef);
  }

  /** @throws NotAllowedError where the figures of a service are hidden; of a roll-up some are left out */
  async requireFigures(
    { id, kind }: Pick<CatalogRow, 'id' | 'kind'>,
    environment: string,
  ): Promise<void> {
    const isOpen = this.#access.allowsAll(deploymentReadPermission);
    if (kind !== 'component' || isOpen) return;
    const resources = await this.#resources.byIds([id]);
    this.#access.require(deploymentReadPermission, {
      ...resources.get(id)!,
      environment,
    });
  }
}
