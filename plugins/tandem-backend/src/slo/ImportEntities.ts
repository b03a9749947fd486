import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';

/** Finds the services that the SLOs of a file belong to. */
export class ImportEntities {
  readonly #projection: CatalogProjection;
  readonly #catalog: CatalogStore;

  constructor(options: {
    projection: CatalogProjection;
    catalog: CatalogStore;
  }) {
    this.#projection = options.projection;
    this.#catalog = options.catalog;
  }

  /** Those of these references that are known, by the catalog or from before. */
  async stored(refs: string[]): Promise<Set<string>> {
    return new Set((await this.#catalog.findByRefs(refs)).keys());
  }

  /** Keeps those that the catalog does not hold, so that SLOs can wait for them. */
  async keep(refs: string[]): Promise<Map<string, CatalogRow>> {
    return refs.length > 0 ? this.#projection.resolve(refs) : new Map();
  }

  /** Asks the catalog for what is not known, and keeps nothing it does not hold. */
  async lookUp(refs: string[]): Promise<void> {
    const known = await this.#catalog.findByRefs(refs);
    for (const ref of refs.filter(item => !known.get(item)?.inCatalog)) {
      try {
        await this.#projection.get(ref);
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
      }
    }
  }

  /** The same as {@link keep}, in a transaction that is to be undone. */
  async keepWithin(
    trx: Knex.Transaction,
    refs: string[],
  ): Promise<Map<string, CatalogRow>> {
    const catalog = this.#catalog.within(trx);
    const known = await catalog.findByRefs(refs);
    await catalog.insertUnknown(refs.filter(ref => !known.has(ref)));
    return catalog.findByRefs(refs);
  }
}
