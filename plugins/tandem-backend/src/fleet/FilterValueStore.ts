import type {
  FleetFilter,
  FleetFilterValues,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber, toOptional } from '../database/rows';

/** More nobody reads through; a search finds the others. */
const LIMIT = 50;

/** What a filter can be set to, with how many services that would leave. */
export class FilterValueStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Most services first. */
  async list(
    filter: FleetFilter,
    search: string | undefined,
  ): Promise<FleetFilterValues> {
    const query = this.#knex
      .from(this.#valuesOf(filter).as('v'))
      .leftJoin('catalog_entities as e', 'e.entity_ref', 'v.value')
      .orderBy([
        { column: 'v.services', order: 'desc' },
        { column: 'v.value', order: 'asc' },
      ])
      .select('v.value', 'v.services', 'e.title');
    if (search === undefined) query.limit(LIMIT);
    const rows = await query;
    const items = rows.map(row => ({
      value: row.value,
      title: toOptional<string>(row.title),
      services: toNumber(row.services),
    }));
    return { items: items.filter(contains(search)).slice(0, LIMIT) };
  }

  #valuesOf(filter: FleetFilter): Knex.QueryBuilder {
    switch (filter) {
      case 'owner':
        return this.#owners();
      case 'liaison':
        return this.#liaisons();
      case 'system':
        return this.#distinct('system_ref');
      default:
        return this.#distinct(filter);
    }
  }

  #distinct(column: string): Knex.QueryBuilder {
    return this.#knex('fleet_services')
      .whereNotNull(column)
      .groupBy(column)
      .select(`${column} as value`)
      .count({ services: '*' });
  }

  /** With the groups above the owners, since a filter by those finds them too. */
  #owners(): Knex.QueryBuilder {
    const value = 'coalesce(a.ancestor_ref, o.value)';
    return this.#knex
      .from(this.#distinct('owner_ref').as('o'))
      .leftJoin('entity_ancestors as a', 'a.entity_ref', 'o.value')
      .groupByRaw(value)
      .select(this.#knex.raw(`${value} as value`))
      .sum({ services: 'o.services' });
  }

  #liaisons(): Knex.QueryBuilder {
    const people = this.#knex('fleet_services')
      .whereNotNull('primary_ref')
      .select('primary_ref as value')
      .unionAll(
        this.#knex('fleet_services')
          .whereNotNull('deputy_ref')
          .select('deputy_ref as value'),
      );
    return this.#knex
      .from(people.as('p'))
      .groupBy('value')
      .select('value')
      .count({ services: '*' });
  }
}

/** Compared here: SQLite knows lower case of ASCII alone. */
function contains(search: string | undefined) {
  const wanted = search?.toLowerCase() ?? '';
  return ({ value, title }: { value: string; title?: string }) =>
    `${value}\n${title ?? ''}`.toLowerCase().includes(wanted);
}
