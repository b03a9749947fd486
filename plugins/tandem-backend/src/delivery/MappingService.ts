import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  alikeNames,
  correctionDeletePermission,
  PAGE_LIMIT_DEFAULT,
  type Page,
  type ReferenceMapping,
  type ReferenceMappingCreate,
  type ReferenceMappingResult,
  type UnmatchedReference,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import type { HistoryStore } from '../history/HistoryStore';
import type { Principal } from '../http/principal';
import type { HistoryAdopter } from './HistoryAdopter';
import type { MappingRights } from './MappingRights';
import type { MappingStore, StoredMapping } from './MappingStore';
import type { UnmatchedReferenceStore } from './UnmatchedReferenceStore';

interface PageQuery {
  limit?: number;
  cursor?: string;
}

/** Says once which service a foreign reference means. */
export class MappingService {
  readonly #projection: CatalogProjection;
  readonly #catalog: CatalogStore;
  readonly #references: UnmatchedReferenceStore;
  readonly #mappings: MappingStore;
  readonly #adopter: HistoryAdopter;
  readonly #knex: Knex;
  readonly #history: HistoryStore;

  constructor(options: {
    projection: CatalogProjection;
    catalogStore: CatalogStore;
    references: UnmatchedReferenceStore;
    mappings: MappingStore;
    adopter: HistoryAdopter;
    knex: Knex;
    history: HistoryStore;
  }) {
    this.#projection = options.projection;
    this.#catalog = options.catalogStore;
    this.#references = options.references;
    this.#mappings = options.mappings;
    this.#adopter = options.adopter;
    this.#knex = options.knex;
    this.#history = options.history;
  }

  /** The references no service has, latest arrival first, each with the service it may mean. */
  async references(
    query: PageQuery,
    rights: MappingRights,
  ): Promise<Page<UnmatchedReference>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const page = await this.#references.list(limit, query.cursor);
    if (page.items.length === 0) return page;
    const components = await this.#catalog.components((...given) =>
      rights.restrict(...given),
    );
    const find = alikeNames(components, row => nameOf(row.entityRef));
    const items = page.items.map(item => {
      const suggestion = find(nameOf(item.entityRef));
      return suggestion ? { ...item, suggestion } : item;
    });
    return { ...page, items };
  }

  /** In the order of their references. */
  async list(
    query: PageQuery,
    rights: MappingRights,
  ): Promise<Page<ReferenceMapping>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const page = await this.#mappings.list(limit, query.cursor, (...given) =>
      rights.restrict(...given),
    );
    const mayForget = await rights.allowed(
      page.items.map(({ entityId }) => entityId),
    );
    const items = page.items.map(({ entityId, ...mapping }) => ({
      ...mapping,
      allowed:
        mapping.mappedBy !== undefined && mayForget.has(entityId)
          ? [correctionDeletePermission.name]
          : [],
    }));
    return { ...page, items };
  }

  /**
   * What waits under the reference counts for the service from now on, and so
   * does what is still to come. The same again does no harm.
   *
   * @throws InputError, ConflictError, NotAllowedError
   */
  async map(
    { from, to }: ReferenceMappingCreate,
    by: Principal,
    rights: MappingRights,
  ): Promise<ReferenceMappingResult> {
    if (from === to) {
      throw new InputError(`to: must be another one than from, ${from}`);
    }
    const service = await this.#service(to, rights);
    await rights.require(service.id);
    const waiting = (await this.#projection.resolve([from])).get(from);
    if (waiting?.entityRef === from && waiting.inCatalog) {
      if (!rights.sees(waiting.id)) throw meansAnother(from);
      throw new ConflictError(
        `from: the catalog holds ${from}, so its deliveries count for itself; map a reference that no entity has`,
      );
    }
    const moved = await this.#adopter.map(from, service, {
      ref: by.ref,
      at: Date.now(),
    });
    const mapping = await this.#mappings.find(from);
    if (mapping?.entityId !== service.id) {
      throw mapping && rights.sees(mapping.entityId)
        ? meansAnother(from, mapping.to)
        : meansAnother(from);
    }
    const { entityId, ...shown } = mapping;
    return { ...shown, ...moved };
  }

  /**
   * Forgets a mapping for what is still to come; what it brought to the service
   * stays there.
   *
   * @throws NotFoundError, NotAllowedError, ConflictError where the catalog declares it
   */
  async forget(
    from: string,
    by: Principal,
    rights: MappingRights,
  ): Promise<void> {
    const mapping = await this.#mappings.find(from);
    if (!mapping || !rights.sees(mapping.entityId)) {
      throw new NotFoundError(`from: ${from} is not mapped`);
    }
    await rights.require(mapping.entityId);
    if (mapping.mappedBy === undefined) {
      throw new ConflictError(
        `from: the catalog file of ${mapping.to} names ${from} in the annotation tandem.dev/aliases: what it means is decided there`,
      );
    }
    await this.#knex.transaction(async trx => {
      const isDeleted = await this.#mappings.delete(trx, mapping);
      if (isDeleted) await this.#recordForgotten(trx, mapping, by);
    });
  }

  async #recordForgotten(
    trx: Knex.Transaction,
    { from, to, entityId }: StoredMapping,
    by: Principal,
  ): Promise<void> {
    await this.#history.add(trx, {
      at: Date.now(),
      by: by.ref,
      action: 'forget',
      subject: { kind: 'mapping', id: from, title: from },
      entityId,
      changes: [{ field: 'to', before: to }],
    });
  }

  /** What a body names has to be there: the body is wrong, not the address. */
  async #service(to: string, rights: MappingRights): Promise<CatalogRow> {
    const service = (await this.#projection.find([to])).get(to);
    if (service && rights.sees(service.id)) return service;
    throw new InputError(`to: the catalog has no ${to}`);
  }
}

/** @param to - where the caller sees it */
function meansAnother(from: string, to = 'another service'): ConflictError {
  return new ConflictError(
    `from: ${from} means ${to} already; delete that mapping first`,
  );
}

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}
