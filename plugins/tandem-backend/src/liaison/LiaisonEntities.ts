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
    return this.#named('scopeRef', scopeRef);
  }

  /** Those of many scopes that the catalog holds, by the given references. */
  async scopes(scopeRefs: string[]): Promise<Map<string, CatalogRow>> {
    return this.#projection.find(scopeRefs);
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
    return this.#named(field, userRef);
  }

  /**
   * An entity that a list asks for; also one that left the catalog.
   *
   * @throws NotFoundError where the catalog never held it
   */
  async known(field: string, entityRef: string): Promise<CatalogRow> {
    const row = (await this.#catalog.findByRefs([entityRef])).get(entityRef);
    return row?.uid ? row : this.#projection.get(entityRef, field);
  }

  /**
   * An entity that the catalog holds.
   *
   * @throws NotFoundError
   */
  async present(field: string, entityRef: string): Promise<CatalogRow> {
    return this.#projection.get(entityRef, field);
  }

  async uidOf(key: number, trx: Knex.Transaction): Promise<string | undefined> {
    const row = await trx('catalog_entities').where('id', key).first('uid');
    return row?.uid ?? undefined;
  }

  /** What a body names has to be there: the body is wrong, not the address. */
  async #named(field: string, entityRef: string): Promise<CatalogRow> {
    try {
      return await this.#projection.get(entityRef, field);
    } catch (error) {
      throw error instanceof NotFoundError
        ? new InputError(error.message)
        : error;
    }
  }
}
