import { InputError, NotFoundError } from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';

/** Whom and what somebody may know of. */
export interface EntityView {
  sees(entity: Pick<CatalogRow, 'id' | 'entityRef'>): boolean;
}

/** For those who may know of everything. */
const EVERYTHING: EntityView = { sees: () => true };

/** The name of everyone who did not say who they are. */
const GUEST = 'guest';

/** Scopes and people as the catalog has them; what a view hides is not there. */
export class LiaisonEntities {
  readonly #projection: CatalogProjection;
  readonly #catalog: CatalogStore;

  constructor(options: {
    projection: CatalogProjection;
    catalog: CatalogStore;
  }) {
    this.#projection = options.projection;
    this.#catalog = options.catalog;
  }

  /** @throws InputError where the catalog does not hold it */
  async scope(scopeRef: string, view = EVERYTHING): Promise<CatalogRow> {
    return this.#named('scopeRef', scopeRef, view);
  }

  /** Those of many scopes that the catalog holds, by the given references. */
  async scopes(
    scopeRefs: string[],
    view = EVERYTHING,
  ): Promise<Map<string, CatalogRow>> {
    const held = await this.#projection.find(scopeRefs);
    return new Map([...held].filter(([, row]) => view.sees(row)));
  }

  /**
   * A person that can be named.
   *
   * @throws InputError for a guest, or where the catalog does not hold them
   */
  async person(
    field: string,
    userRef: string,
    view = EVERYTHING,
  ): Promise<CatalogRow> {
    if (parseEntityRef(userRef).name === GUEST) {
      throw new InputError(
        `${field}: a guest is nobody in particular, name a person the catalog has`,
      );
    }
    return this.#named(field, userRef, view);
  }

  /**
   * An entity that a list asks for; also one that left the catalog.
   *
   * @throws NotFoundError where the catalog never held it
   */
  async known(
    field: string,
    entityRef: string,
    view = EVERYTHING,
  ): Promise<CatalogRow> {
    const row = (await this.#catalog.findByRefs([entityRef])).get(entityRef);
    if (!row?.uid) return this.present(field, entityRef, view);
    return seenOf(row, field, view);
  }

  /**
   * An entity that the catalog holds.
   *
   * @throws NotFoundError
   */
  async present(
    field: string,
    entityRef: string,
    view = EVERYTHING,
  ): Promise<CatalogRow> {
    return seenOf(await this.#projection.get(entityRef, field), field, view);
  }

  async uidOf(key: number, trx: Knex.Transaction): Promise<string | undefined> {
    const row = await trx('catalog_entities').where('id', key).first('uid');
    return row?.uid ?? undefined;
  }

  /** What a body names has to be there: the body is wrong, not the address. */
  async #named(
    field: string,
    entityRef: string,
    view: EntityView,
  ): Promise<CatalogRow> {
    try {
      return await this.present(field, entityRef, view);
    } catch (error) {
      throw error instanceof NotFoundError
        ? new InputError(error.message)
        : error;
    }
  }
}

/** @throws NotFoundError as for what the catalog does not hold */
function seenOf(row: CatalogRow, field: string, view: EntityView): CatalogRow {
  if (view.sees(row)) return row;
  throw new NotFoundError(`${field}: the catalog has no ${row.entityRef}`);
}
