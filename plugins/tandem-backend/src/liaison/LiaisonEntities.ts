import { InputError, NotFoundError } from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';

/** The name of everyone who did not say who they are. */
const GUEST = 'guest';

/** Scopes and people as the catalog has them. */
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
  async scope(scopeRef: string): Promise<CatalogRow> {
    return this.#get(scopeRef, new InputError(missing('scopeRef', scopeRef)));
  }

  /**
   * A person that can be named.
   *
   * @throws InputError for a guest, or where the catalog does not hold them
   */
  async person(field: string, userRef: string): Promise<CatalogRow> {
    if (parseEntityRef(userRef).name === GUEST) {
      throw new InputError(
        `${field}: a guest is nobody in particular, name a person the catalog has`,
      );
    }
    return this.#get(userRef, new InputError(missing(field, userRef)));
  }

  /**
   * An entity that a list asks for; also one that left the catalog.
   *
   * @throws NotFoundError where the catalog never held it
   */
  async known(field: string, entityRef: string): Promise<CatalogRow> {
    const row = (await this.#catalog.findByRefs([entityRef])).get(entityRef);
    return row?.uid
      ? row
      : this.#get(entityRef, new NotFoundError(missing(field, entityRef)));
  }

  /**
   * An entity that the catalog holds.
   *
   * @throws NotFoundError
   */
  async present(field: string, entityRef: string): Promise<CatalogRow> {
    return this.#get(entityRef, new NotFoundError(missing(field, entityRef)));
  }

  async uidOf(key: number, trx: Knex.Transaction): Promise<string | undefined> {
    const row = await trx('catalog_entities').where('id', key).first('uid');
    return row?.uid ?? undefined;
  }

  async #get(entityRef: string, unlessFound: Error): Promise<CatalogRow> {
    try {
      return await this.#projection.get(entityRef);
    } catch (error) {
      throw error instanceof NotFoundError ? unlessFound : error;
    }
  }
}

function missing(field: string, entityRef: string): string {
  return `${field}: the catalog has no ${entityRef}`;
}
