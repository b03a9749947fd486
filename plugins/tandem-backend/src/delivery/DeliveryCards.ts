import type {
  ServiceDora,
  SummaryQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { DeliveryRights } from './DeliveryRights';
import type { DeliveryScope, DeliveryScopes } from './DeliveryScopes';
import type { DoraService } from './DoraService';
import type { ScopedFacts } from './DoraStore';
import type { DeliveryCard, RollUpSnapshots } from './RollUpSnapshots';
import type { SnapshotStore } from './SnapshotStore';

/** A card lists the worst; all of them are what the fleet is for. */
const SERVICES_LIMIT = 25;

/** Answers with prepared figures where those are asked for that are prepared. */
export class DeliveryCards {
  readonly #scopes: DeliveryScopes;
  readonly #dora: DoraService;
  readonly #snapshots: SnapshotStore;
  readonly #rollUps: RollUpSnapshots;

  constructor(options: {
    scopes: DeliveryScopes;
    dora: DoraService;
    snapshots: SnapshotStore;
    rollUps: RollUpSnapshots;
  }) {
    this.#scopes = options.scopes;
    this.#dora = options.dora;
    this.#snapshots = options.snapshots;
    this.#rollUps = options.rollUps;
  }

  /** @throws InputError for an impossible range */
  async of(
    entity: CatalogRow,
    query: SummaryQuery,
    rights: DeliveryRights,
  ): Promise<DeliveryCard> {
    const scope = this.#scopes.of(entity, true, rights);
    if (!scope.isRollUp) return this.#ofService(entity.id, scope, query);
    return isPrepared(query) && !scope.rights
      ? this.#rollUps.read(entity.id, scope, () => this.#ofMany(scope, query))
      : this.#ofMany(scope, query);
  }

  async #ofService(
    entityId: number,
    scope: DeliveryScope,
    query: SummaryQuery,
  ): Promise<DeliveryCard> {
    const prepared = isPrepared(query)
      ? await this.#snapshots.findFresh(entityId, Date.now())
      : undefined;
    if (prepared && !scope.rights) return prepared;
    const [environments, { dora }] = await Promise.all([
      this.#dora.environments(scope),
      prepared ?? this.#dora.compute(scope, withDefaults(query)),
    ]);
    return { dora, environments };
  }

  async #ofMany(
    scope: DeliveryScope,
    query: SummaryQuery,
  ): Promise<DeliveryCard> {
    const [environments, { dora, services }] = await Promise.all([
      this.#dora.environments(scope),
      this.#dora.compute(scope, withDefaults(query)),
    ]);
    const items = services().map(toServiceDora).sort(compareWorstFirst);
    return {
      dora,
      environments,
      services: {
        items: items.slice(0, SERVICES_LIMIT),
        totalItems: items.length,
      },
    };
  }
}

function isPrepared({ environment, from, to }: SummaryQuery): boolean {
  return environment === 'production' && from === undefined && to === undefined;
}

function withDefaults(query: SummaryQuery) {
  return { ...query, timeZone: 'UTC', edition: '2023' as const };
}

function toServiceDora(service: {
  facts: ScopedFacts;
  metrics: ServiceDora['metrics'];
}): ServiceDora {
  const { entityRef, title, ownerRef } = service.facts;
  return { entityRef, title, ownerRef, metrics: service.metrics };
}

/** Highest change fail rate first, then most failures; those without deployments last. */
function compareWorstFirst(a: ServiceDora, b: ServiceDora): number {
  const [rateA, rateB] = [a.metrics.changeFailRate, b.metrics.changeFailRate];
  return (
    (rateB.ratio ?? -1) - (rateA.ratio ?? -1) ||
    rateB.failed - rateA.failed ||
    (a.entityRef < b.entityRef ? -1 : 1)
  );
}
