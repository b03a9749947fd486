import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { CatalogStore } from '../catalog/CatalogStore';
import { PROJECTED_KINDS } from '../catalog/projectEntity';

/** How long what somebody may see is taken as known. */
const KEPT_MILLIS = 60_000;
/** How many readers' views are kept. */
const KEPT_READERS = 100;

interface View {
  readAt: number;
  ids: Promise<ReadonlySet<number>>;
}

/**
 * Which entities a person sees where the policy decides that by conditions:
 * those that the catalog shows them, asked as that person.
 */
export class EntityVisibility {
  readonly #catalog: CatalogService;
  readonly #store: CatalogStore;
  readonly #views = new Map<string, View>();

  constructor(options: { catalog: CatalogService; store: CatalogStore }) {
    this.#catalog = options.catalog;
    this.#store = options.store;
  }

  /**
   * Keys of the entities that this person sees; up to a minute old.
   *
   * @param reader - their User reference
   */
  async seenBy(
    reader: string,
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<number>> {
    const known = this.#views.get(reader);
    if (known && Date.now() - known.readAt < KEPT_MILLIS) return known.ids;
    const view = { readAt: Date.now(), ids: this.#read(credentials) };
    this.#views.delete(reader);
    this.#views.set(reader, view);
    for (const oldest of this.#views.keys()) {
      if (this.#views.size <= KEPT_READERS) break;
      this.#views.delete(oldest);
    }
    try {
      return await view.ids;
    } catch (error) {
      if (this.#views.get(reader) === view) this.#views.delete(reader);
      throw error;
    }
  }

  async #read(credentials: BackstageCredentials): Promise<Set<number>> {
    const ids = new Set<number>();
    const pages = this.#catalog.streamEntities(
      {
        filter: { kind: PROJECTED_KINDS },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      },
      { credentials },
    );
    for await (const page of pages) {
      const rows = await this.#store.findByRefs(page.map(stringifyEntityRef));
      for (const { id } of rows.values()) ids.add(id);
    }
    return ids;
  }
}
