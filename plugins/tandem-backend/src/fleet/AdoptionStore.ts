import type {
  AdoptionGroup,
  AdoptionInstants,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toBoolean, toNumber, toOptionalNumber } from '../database/rows';

const FLAGS = [
  'is_owned',
  'is_tracked',
  'is_drafted',
  'is_published',
  'is_covered',
] as const;

type GroupRow = Record<(typeof FLAGS)[number], boolean | number> & {
  services: string | number;
};

/** Which steps the services have taken, and when. */
export class AdoptionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** At most 32 groups, read from the index of the flags alone. */
  async groups(): Promise<AdoptionGroup[]> {
    const rows: GroupRow[] = await this.#knex('fleet_services')
      .groupBy(FLAGS)
      .select(FLAGS)
      .count({ services: '*' });
    return rows.map(row => ({
      steps: {
        owned: toBoolean(row.is_owned),
        tracked: toBoolean(row.is_tracked),
        drafted: toBoolean(row.is_drafted),
        published: toBoolean(row.is_published),
        covered: toBoolean(row.is_covered),
      },
      services: toNumber(row.services),
    }));
  }

  /** How many groups own a service. */
  async teams(): Promise<number> {
    const owners = this.#knex('fleet_services')
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
}
