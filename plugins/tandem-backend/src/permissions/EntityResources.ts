import type { CatalogStore } from '../catalog/CatalogStore';
import type { EntityOwnership } from './EntityOwnership';
import type { OwnedResource } from './resources';

/** Services and scopes as rules see them, by reference. */
export class EntityResources {
  readonly #catalog: CatalogStore;
  readonly #ownership: EntityOwnership;

  constructor(options: { catalog: CatalogStore; ownership: EntityOwnership }) {
    this.#catalog = options.catalog;
    this.#ownership = options.ownership;
  }

  /** In the order of the references; `undefined` where there is none of it. */
  async byRefs(
    refs: readonly string[],
  ): Promise<(OwnedResource | undefined)[]> {
    const rows = await this.#catalog.findByRefs([...refs]);
    const resources = await this.byIds([...rows.values()].map(({ id }) => id));
    return refs.map(ref => {
      const row = rows.get(ref);
      return row && resources.get(row.id);
    });
  }

  /** By the key in `catalog_entities`; unknown ones are left out. */
  async byIds(ids: readonly number[]): Promise<Map<number, OwnedResource>> {
    return this.#ownership.of(ids);
  }
}
