import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  alikeNames,
  PAGE_LIMIT_DEFAULT,
  type Page,
  type ReferenceMapping,
  type ReferenceMappingCreate,
  type ReferenceMappingResult,
  type UnmatchedReference,
} from '@tandem/backstage-plugin-tandem-common';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import type { Principal } from '../http/principal';
import type { HistoryAdopter } from './HistoryAdopter';
import type { MappingStore } from './MappingStore';
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

  constructor(options: {
    projection: CatalogProjection;
    catalogStore: CatalogStore;
    references: UnmatchedReferenceStore;
    mappings: MappingStore;
    adopter: HistoryAdopter;
  }) {
    this.#projection = options.projection;
    this.#catalog = options.catalogStore;
    this.#references = options.references;
    this.#mappings = options.mappings;
    this.#adopter = options.adopter;
  }

  /** The references no service has, latest arrival first, each with the service it may mean. */
  async references(query: PageQuery): Promise<Page<UnmatchedReference>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const page = await this.#references.list(limit, query.cursor);
    if (page.items.length === 0) return page;
    const find = alikeNames(await this.#catalog.components(), row =>
      nameOf(row.entityRef),
    );
    const items = page.items.map(item => {
      const suggestion = find(nameOf(item.entityRef));
      return suggestion ? { ...item, suggestion } : item;
    });
    return { ...page, items };
  }

  /** In the order of their references. */
  async list(query: PageQuery): Promise<Page<ReferenceMapping>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    return this.#mappings.list(limit, query.cursor);
  }

  /**
   * What waits under the reference counts for the service from now on, and so
   * does what is still to come. The same again does no harm.
   *
   * @throws InputError, ConflictError
   */
  async map(
    { from, to }: ReferenceMappingCreate,
    by: Principal,
  ): Promise<ReferenceMappingResult> {
    if (from === to) {
      throw new InputError(`to: must be another one than from, ${from}`);
    }
    const service = await this.#service(to);
    const waiting = (await this.#projection.resolve([from])).get(from);
    if (waiting?.entityRef === from && waiting.inCatalog) {
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
      throw new ConflictError(
        `from: ${from} means ${
          mapping?.to ?? 'another service'
        } already; delete that mapping first`,
      );
    }
    const { entityId, ...shown } = mapping;
    return { ...shown, ...moved };
  }

  /**
   * Forgets a mapping for what is still to come; what it brought to the service
   * stays there.
   *
   * @throws NotFoundError, ConflictError where the catalog declares it
   */
  async forget(from: string): Promise<void> {
    const mapping = await this.#mappings.find(from);
    if (!mapping) throw new NotFoundError(`from: ${from} is not mapped`);
    if (mapping.mappedBy === undefined) {
      throw new ConflictError(
        `from: the catalog file of ${mapping.to} names ${from} in the annotation tandem.dev/aliases: what it means is decided there`,
      );
    }
    await this.#mappings.delete(from);
  }

  /** What a body names has to be there: the body is wrong, not the address. */
  async #service(to: string): Promise<CatalogRow> {
    try {
      return await this.#projection.get(to, 'to');
    } catch (error) {
      throw error instanceof NotFoundError
        ? new InputError(error.message)
        : error;
    }
  }
}

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}
