import {
  withCoverageSign,
  type Absence,
  type Assignment,
  type Coverage,
  type Dora,
  type EntitySummary,
  type ServiceDora,
  type Slo,
  type SummaryQuery,
  type UserSummary,
} from '@tandem/backstage-plugin-tandem-common';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { DoraService } from '../delivery/DoraService';
import type { ScopedFacts } from '../delivery/DoraStore';
import type { DeliveryScope, DeliveryScopes } from '../delivery/DeliveryScopes';
import type { SnapshotStore } from '../delivery/SnapshotStore';

/** A card lists no more services than this. */
const SERVICES_LIMIT = 100;
/** A service rarely has more SLOs than this; a roll-up shows the worst. */
const SERVICE_SLOS_LIMIT = 100;
const ROLL_UP_SLOS_LIMIT = 20;

/** What a summary asks the SLO feature for: worst first, without archived ones. */
export interface SummarySlos {
  forEntity(
    scope: DeliveryScope,
    limit: number,
  ): Promise<{ slos: Slo[]; total: number }>;
}

/** What a summary asks the liaison feature for. */
export interface SummaryCoverage {
  forEntity(entity: CatalogRow): Promise<Coverage>;
}

/** What the page of a person asks the liaison feature for: what is not over. */
export interface SummaryAssignments {
  forUser(
    userRef: string,
  ): Promise<{ assignments: Assignment[]; absences: Absence[] }>;
}

/** All that the cards of an entity page need. */
export class SummaryService {
  readonly #scopes: DeliveryScopes;
  readonly #projection: CatalogProjection;
  readonly #dora: DoraService;
  readonly #snapshots: SnapshotStore;
  readonly #slos: SummarySlos;
  readonly #coverage: SummaryCoverage;
  readonly #assignments: SummaryAssignments;

  constructor(options: {
    scopes: DeliveryScopes;
    projection: CatalogProjection;
    dora: DoraService;
    snapshots: SnapshotStore;
    slos: SummarySlos;
    coverage: SummaryCoverage;
    assignments: SummaryAssignments;
  }) {
    this.#scopes = options.scopes;
    this.#projection = options.projection;
    this.#dora = options.dora;
    this.#snapshots = options.snapshots;
    this.#slos = options.slos;
    this.#coverage = options.coverage;
    this.#assignments = options.assignments;
  }

  /** @throws NotFoundError for an entity the catalog does not hold, InputError for an impossible range */
  async summary(
    entityRef: string,
    query: SummaryQuery,
  ): Promise<EntitySummary> {
    const entity = await this.#projection.get(entityRef);
    const scope = this.#scopes.of(entity, true);
    const slosLimit = scope.isRollUp ? ROLL_UP_SLOS_LIMIT : SERVICE_SLOS_LIMIT;
    const [{ slos, total }, coverage, environments, figures] =
      await Promise.all([
        this.#slos.forEntity(scope, slosLimit),
        this.#coverage.forEntity(entity),
        this.#dora.environments(scope),
        scope.isRollUp
          ? this.#rollUp(scope, query)
          : this.#service(entity.id, scope, query),
      ]);
    return {
      slos,
      sloCount: total,
      coverage,
      ...figures,
      dora: withCoverageSign(figures.dora, coverage.covered),
      environments,
    };
  }

  /** @throws NotFoundError for a person the catalog does not hold */
  async userSummary(userRef: string): Promise<UserSummary> {
    const { entityRef } = await this.#projection.get(userRef);
    return this.#assignments.forUser(entityRef);
  }

  async #service(
    entityId: number,
    scope: DeliveryScope,
    query: SummaryQuery,
  ): Promise<{ dora: Dora }> {
    const isDefault =
      query.environment === 'production' &&
      query.from === undefined &&
      query.to === undefined;
    const snapshot = isDefault
      ? await this.#snapshots.findFresh(entityId, Date.now())
      : undefined;
    return {
      dora:
        snapshot ?? (await this.#dora.compute(scope, withDefaults(query))).dora,
    };
  }

  async #rollUp(scope: DeliveryScope, query: SummaryQuery) {
    const { dora, services } = await this.#dora.compute(
      scope,
      withDefaults(query),
    );
    const items = services().map(toServiceDora).sort(compareWorstFirst);
    return {
      dora,
      services: {
        items: items.slice(0, SERVICES_LIMIT),
        totalItems: items.length,
      },
    };
  }
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
