import {
  PAGE_LIMIT_DEFAULT,
  PAGE_LIMIT_MAXIMUM,
  type FleetCsvQuery,
  type FleetFilterValues,
  type FleetFilterValuesQuery,
  type FleetService as Service,
  type FleetServicesQuery,
  type Page,
} from '@tandem/backstage-plugin-tandem-common';
import type { FilterValueStore } from './FilterValueStore';
import type { FleetStore } from './FleetStore';
import type { FleetUpkeep } from './FleetUpkeep';

/** All services, as those who look after all of them want to see them. */
export class FleetService {
  readonly #store: FleetStore;
  readonly #filterValues: FilterValueStore;
  readonly #upkeep: FleetUpkeep;

  constructor(options: {
    store: FleetStore;
    filterValues: FilterValueStore;
    upkeep: FleetUpkeep;
  }) {
    this.#store = options.store;
    this.#filterValues = options.filterValues;
    this.#upkeep = options.upkeep;
  }

  async services(query: FleetServicesQuery): Promise<Page<Service>> {
    await this.#upkeep.beforeRead();
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const owners = await this.#owners(query);
    const [page, totalItems] = await Promise.all([
      this.#store.page({ ...query, owners, limit }),
      this.#store.count({ ...query, owners }),
    ]);
    return { ...page, totalItems };
  }

  /** All that match, page by page. */
  async *allServices(
    query: Omit<FleetCsvQuery, 'columns'>,
  ): AsyncGenerator<Service> {
    await this.#upkeep.beforeRead();
    const owners = await this.#owners(query);
    let cursor: string | undefined;
    do {
      const page = await this.#store.page({
        ...query,
        owners,
        cursor,
        limit: PAGE_LIMIT_MAXIMUM,
      });
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  async filterValues({
    filter,
    search,
  }: FleetFilterValuesQuery): Promise<FleetFilterValues> {
    await this.#upkeep.beforeRead();
    return this.#filterValues.list(filter, search);
  }

  async #owners({ ownerRef }: Pick<FleetServicesQuery, 'ownerRef'>) {
    return ownerRef && this.#store.owners(ownerRef);
  }
}
