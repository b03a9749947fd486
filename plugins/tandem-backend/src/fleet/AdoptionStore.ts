import type {
  AdoptionGroup,
  AdoptionInstants,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber, toOptionalNumber } from '../database/rows';
import type { FleetView } from './FleetView';

const FLAGS = [
  'is_owned',
  'is_tracked',
  'is_drafted',
  'is_published',
  'is_covered',
] as const;

type GroupRow = Record<(typeof FLAGS)[number], boolean | number | null> & {
  services: string | number;
};

/** Which steps the services have taken, and when. */
export class AdoptionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * At most 32 groups, read from the index of the flags alone; of a hidden step
   * it is not known to have been taken.
   *
   * @param view - of the reader; all services unless given
   */
  async groups(view?: FleetView): Promise<AdoptionGroup[]> {
    const rows: GroupRow[] = await this.#services(view)
      .groupBy(FLAGS)
      .select(FLAGS)
      .count({ services: '*' });
    return rows.map(row => ({
      steps: {
        owned: Boolean(row.is_owned),
        tracked: Boolean(row.is_tracked),
        drafted: Boolean(row.is_drafted),
        published: Boolean(row.is_published),
        covered: Boolean(row.is_covered),
      },
      services: toNumber(row.services),
    }));
  }

  /** How many groups own a service. */
  async teams(view?: FleetView): Promise<number> {
    const owners = this.#services(view)
      .groupBy('owner_ref')
      .havingRaw('max(case when is_owned then 1 else 0 end) = 1')
      .select('owner_ref');
    const [{ count }] = await this.#knex
      .from(owners.as('owners'))
      .count({ count: '*' });
    return toNumber(count);
  }

  /** When each service was first seen to have taken each step. */
  async instants(): Promise<AdoptionInstants[]> {
    const rows = await this.#knex('fleet_services as s')
      .join('catalog_entities as e', 'e.id', 's.entity_id')
      .join('fleet_steps as t', 't.entity_id', 's.entity_id')
      .select('e.first_seen_at', 't.*');
    return rows.map(row => ({
      catalogued: toOptionalNumber(row.first_seen_at),
      owned: toOptionalNumber(row.owned_at),
      tracked: toOptionalNumber(row.tracked_at),
      drafted: toOptionalNumber(row.drafted_at),
      published: toOptionalNumber(row.published_at),
      covered: toOptionalNumber(row.covered_at),
    }));
  }

  #services(view: FleetView | undefined): Knex.QueryBuilder {
    return view ? view.services(this.#knex) : this.#knex('fleet_services');
  }
}
