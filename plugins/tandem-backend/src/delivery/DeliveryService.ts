import { NotFoundError } from '@backstage/errors';
import type {
  DeploymentOut,
  DeploymentsQuery,
  IncidentOut,
  IncidentsQuery,
  Page,
  RecoveryClock,
  Unmatched,
} from '@tandem/backstage-plugin-tandem-common';
import { PAGE_LIMIT_DEFAULT } from '@tandem/backstage-plugin-tandem-common';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import { toNumber } from '../database/rows';
import { decodeCursor, toPage } from '../http/cursor';
import { toDeploymentOut, type DeploymentRow } from './deploymentRow';
import type { DeploymentStore } from './DeploymentStore';
import { toIncidentOut } from './incidentRow';
import type { IncidentStore } from './IncidentStore';
import type { DeliveryRights } from './DeliveryRights';
import type { DeliveryScope, DeliveryScopes } from './DeliveryScopes';
import type { UnmatchedStore } from './UnmatchedStore';

/** Lists what was delivered and what went wrong. */
export class DeliveryService {
  readonly #scopes: DeliveryScopes;
  readonly #projection: CatalogProjection;
  readonly #deployments: DeploymentStore;
  readonly #incidents: IncidentStore;
  readonly #unmatched: UnmatchedStore;
  readonly #recoveryClock: RecoveryClock;

  constructor(options: {
    scopes: DeliveryScopes;
    projection: CatalogProjection;
    deployments: DeploymentStore;
    incidents: IncidentStore;
    unmatched: UnmatchedStore;
    recoveryClock: RecoveryClock;
  }) {
    this.#scopes = options.scopes;
    this.#projection = options.projection;
    this.#deployments = options.deployments;
    this.#incidents = options.incidents;
    this.#unmatched = options.unmatched;
    this.#recoveryClock = options.recoveryClock;
  }

  /** Newest first, by finish, else start, else arrival. */
  async deployments(
    query: DeploymentsQuery,
    rights?: DeliveryRights,
  ): Promise<Page<DeploymentOut>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const rows = await this.#deployments.list({
      ...query,
      scope: await this.#scope(query.entityRef, rights),
      rights,
      limit,
      after: decodeCursor(query.cursor),
    });
    const page = toPage(rows, limit, row => toNumber(row.happened_at));
    return { ...page, items: await this.#withChanges(page.items) };
  }

  /** @throws NotFoundError */
  async deployment(
    id: string,
    rights?: DeliveryRights,
  ): Promise<DeploymentOut> {
    const rows = await this.#deployments.list({
      id: keyOf(id),
      rights,
      limit: 1,
    });
    const [deployment] = await this.#withChanges(rows);
    return deployment ?? notFound('deployment', id);
  }

  /** Newest first, by start. */
  async incidents(
    query: IncidentsQuery,
    rights?: DeliveryRights,
  ): Promise<Page<IncidentOut>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const rows = await this.#incidents.list({
      ...query,
      scope: await this.#scope(query.entityRef, rights),
      rights,
      limit,
      after: decodeCursor(query.cursor),
    });
    const page = toPage(rows, limit, row => toNumber(row.started_at));
    return { ...page, items: page.items.map(toIncidentOut) };
  }

  /** @throws NotFoundError */
  async incident(id: string, rights?: DeliveryRights): Promise<IncidentOut> {
    const [row] = await this.#incidents.list({
      id: keyOf(id),
      rights,
      limit: 1,
    });
    return row ? toIncidentOut(row) : notFound('incident', id);
  }

  /** What was kept without an entity; newest first, by arrival. */
  async unmatched(query: {
    limit?: number;
    cursor?: string;
  }): Promise<Page<Unmatched>> {
    return this.#unmatched.list(
      query.limit ?? PAGE_LIMIT_DEFAULT,
      query.cursor,
    );
  }

  async #withChanges(
    rows: (DeploymentRow & { entity_ref: string })[],
  ): Promise<DeploymentOut[]> {
    const changes = await this.#deployments.findChanges(
      rows.map(row => toNumber(row.id)),
    );
    return rows.map(row =>
      toDeploymentOut(
        row,
        changes.get(toNumber(row.id)) ?? [],
        this.#recoveryClock,
      ),
    );
  }

  async #scope(
    entityRef: string | undefined,
    rights: DeliveryRights | undefined,
  ): Promise<DeliveryScope | undefined> {
    if (entityRef === undefined) return undefined;
    const entity = await this.#projection.get(entityRef);
    rights?.requireSeen(entity, entityRef);
    return this.#scopes.of(entity, true);
  }
}

/** Ids of ours are whole numbers; anything else cannot be found. */
function keyOf(id: string): number {
  return /^\d{1,15}$/.test(id) ? Number(id) : -1;
}

function notFound(what: string, id: string): never {
  throw new NotFoundError(`There is no ${what} with the id ${id}`);
}
