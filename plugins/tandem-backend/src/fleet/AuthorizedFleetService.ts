import type {
  FleetCsvQuery,
  FleetFilterValues,
  FleetFilterValuesQuery,
  FleetService as Service,
  FleetServicesQuery,
  Page,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { Authorizer } from '../permissions/Authorizer';
import type { FleetService } from './FleetService';
import { FleetView } from './FleetView';

/** The services that the caller may see, and of each what they may see. */
export class AuthorizedFleetService {
  readonly #services: FleetService;
  readonly #authorizer: Authorizer;

  constructor(options: { services: FleetService; authorizer: Authorizer }) {
    this.#services = options.services;
    this.#authorizer = options.authorizer;
  }

  /** @throws NotAllowedError, InputError */
  async services(
    query: FleetServicesQuery,
    caller: Caller,
  ): Promise<Page<Service>> {
    const view = await FleetView.of(this.#authorizer, caller);
    return this.#services.services(query, view);
  }

  /**
   * All that match, page by page.
   *
   * @throws NotAllowedError before the first
   */
  async allServices(
    query: Omit<FleetCsvQuery, 'columns'>,
    caller: Caller,
  ): Promise<AsyncIterable<Service>> {
    const view = await FleetView.of(this.#authorizer, caller);
    return this.#services.allServices(query, view);
  }

  /** @throws NotAllowedError */
  async filterValues(
    query: FleetFilterValuesQuery,
    caller: Caller,
  ): Promise<FleetFilterValues> {
    const view = await FleetView.of(this.#authorizer, caller);
    return this.#services.filterValues(query, view);
  }
}
