import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { CatalogRow, CatalogStore } from './CatalogStore';
import {
  PROJECTED_FIELDS,
  PROJECTED_KINDS,
  projectEntity,
  type ProjectedEntity,
} from './projectEntity';

/** That an entity declares to have been known under another reference. */
export interface DeclaredAlias {
  alias: string;
  entityRef: string;
}

/** Told of all aliases each time the catalog was read. */
export type AliasListener = (aliases: DeclaredAlias[]) => Promise<void>;

const COMPARED = [
  'kind',
  'uid',
  'title',
  'type',
  'lifecycle',
  'tier',
  'ownerRef',
  'systemRef',
  'domainRef',
  'parentRef',
  'timeZone',
] as const;

/**
 * Keeps the projection like the catalog: all of it now and then, and a
 * reference that it does not know at once.
 */
export class CatalogProjection {
  readonly #store: CatalogStore;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  #aliasListener: AliasListener | undefined;

  constructor(options: {
    store: CatalogStore;
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  /** @param listener - told of all aliases each time the catalog was read */
  onAliases(listener: AliasListener): void {
    this.#aliasListener = listener;
  }

  /**
   * Brings all rows up to date. Writes only what changed, so that running it
   * again, or in several replicas at once, does no harm. Entities are marked
   * as gone only after the catalog was read to its end.
   */
  async refresh(): Promise<void> {
    const known = new Map(
      (await this.#store.all()).map(row => [row.entityRef, row]),
    );
    const present = new Set<string>();
    const aliases: DeclaredAlias[] = [];
    let changed = 0;
    const pages = this.#catalog.streamEntities(
      { filter: { kind: PROJECTED_KINDS }, fields: PROJECTED_FIELDS },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      const entities = page.map(projectEntity);
      const stale = entities.filter(
        entity => !isSame(entity, known.get(entity.entityRef)),
      );
      await this.#store.upsert(stale, Date.now());
      await this.#store.replaceMembers(entities.filter(isPerson));
      changed += stale.length;
      for (const entity of entities) present.add(entity.entityRef);
      aliases.push(...entities.flatMap(aliasesOf));
    }
    const gone = [...known.values()].filter(
      row => row.inCatalog && !present.has(row.entityRef),
    );
    await this.#store.markRemoved(
      gone.map(row => row.id),
      Date.now(),
    );
    // Also where nothing changed: a group may have been looked up since.
    await this.#store.replaceAncestors();
    if (changed + gone.length > 0) {
      this.#logger.info(
        `Catalog read: ${present.size} entities, ${changed} changed, ${gone.length} gone`,
      );
    }
    await this.#aliasListener?.(aliases);
  }

  /**
   * The rows of these references; each one that is not known is looked up in
   * the catalog, and kept as unknown where the catalog does not hold it.
   */
  async resolve(refs: string[]): Promise<Map<string, CatalogRow>> {
    const unique = [...new Set(refs)];
    const found = await this.#store.findByRefs(unique);
    const unknown = unique.filter(ref => !found.get(ref)?.inCatalog);
    if (unknown.length === 0) return found;
    await this.#lookUp(unknown);
    await this.#store.insertUnknown(unknown);
    return this.#store.findByRefs(unique);
  }

  /**
   * The rows of those of these references that the catalog holds, or held, or
   * that were kept as unknown. What is not known is looked up, but not kept
   * where the catalog does not hold it.
   */
  async known(refs: string[]): Promise<Map<string, CatalogRow>> {
    const unique = [...new Set(refs)];
    const found = await this.#store.findByRefs(unique);
    const unknown = unique.filter(ref => !found.get(ref)?.inCatalog);
    if (unknown.length === 0) return found;
    await this.#lookUp(unknown);
    return this.#store.findByRefs(unique);
  }

  /** Of these references those that the catalog holds, of {@link known}. */
  async find(refs: string[]): Promise<Map<string, CatalogRow>> {
    const known = await this.known(refs);
    return new Map([...known].filter(([, row]) => row.inCatalog));
  }

  /**
   * The row of an entity that the catalog holds.
   *
   * @param field - what named it, for the person who reads the error
   * @throws NotFoundError
   */
  async get(entityRef: string, field = 'entityRef'): Promise<CatalogRow> {
    const row = (await this.find([entityRef])).get(entityRef);
    if (!row) {
      throw new NotFoundError(`${field}: the catalog has no ${entityRef}`);
    }
    return row;
  }

  async #lookUp(refs: string[]): Promise<void> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: PROJECTED_FIELDS },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const entities = items
      .filter(item => item !== undefined)
      .map(projectEntity);
    await this.#store.upsert(entities, Date.now());
    await this.#store.replaceMembers(entities.filter(isPerson));
  }
}

function isPerson({ kind }: ProjectedEntity): boolean {
  return kind === 'user';
}

function aliasesOf({ entityRef, aliases }: ProjectedEntity): DeclaredAlias[] {
  return aliases.map(alias => ({ alias, entityRef }));
}

function isSame(entity: ProjectedEntity, row: CatalogRow | undefined): boolean {
  return (
    row !== undefined &&
    row.inCatalog &&
    COMPARED.every(field => entity[field] === row[field])
  );
}
