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
import type { FleetView } from './FleetView';
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

  async services(
    query: FleetServicesQuery,
    view: FleetView,
  ): Promise<Page<Service>> {
    await this.#upkeep.beforeRead();
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const owners = await this.#owners(query);
    const [page, totalItems] = await Promise.all([
      this.#store.page({ ...query, owners, limit }, view),
      this.#store.count({ ...query, owners }, view),
    ]);
    return { ...page, totalItems };
  }

  /** All that match, page by page. */
  async *allServices(
    query: Omit<FleetCsvQuery, 'columns'>,
    view: FleetView,
  ): AsyncGenerator<Service> {
    await this.#upkeep.beforeRead();
    const owners = await this.#owners(query);
    let cursor: string | undefined;
    do {
      const page: Page<Service> = await this.#store.page(
        { ...query, owners, cursor, limit: PAGE_LIMIT_MAXIMUM },
        view,
      );
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  async filterValues(
    { filter, search }: FleetFilterValuesQuery,
    view: FleetView,
  ): Promise<FleetFilterValues> {
    await this.#upkeep.beforeRead();
    return this.#filterValues.list(filter, search, view);
  }

  async #owners({ ownerRef }: Pick<FleetServicesQuery, 'ownerRef'>) {
    return ownerRef && this.#store.owners(ownerRef);
  }
}
