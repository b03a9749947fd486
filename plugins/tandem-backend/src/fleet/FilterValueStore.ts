import type {
  FleetFilter,
  FleetFilterValues,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber, toOptional } from '../database/rows';
import type { FleetView } from './FleetView';

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
    view: FleetView,
  ): Promise<FleetFilterValues> {
    const query = this.#knex
      .from(this.#valuesOf(filter, view).as('v'))
      .leftJoin(this.#entities(view), 'e.entity_ref', 'v.value')
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

  /** Those that the reader sees: values are told all the same, not their titles. */
  #entities(view: FleetView): Knex.QueryBuilder | string {
    return view.seesAllEntities
      ? 'catalog_entities as e'
      : this.#seenEntities(view).select('title').as('e');
  }

  #seenEntities(view: FleetView): Knex.QueryBuilder {
    return this.#knex('catalog_entities')
      .modify(query => view.restrictEntities(query, 'id'))
      .select('entity_ref');
  }

  #valuesOf(filter: FleetFilter, view: FleetView): Knex.QueryBuilder {
    switch (filter) {
      case 'owner':
        return this.#owners(view);
      case 'liaison':
        return this.#liaisons(view);
      case 'system':
        return this.#distinct('system_ref', view);
      default:
        return this.#distinct(filter, view);
    }
  }

  #distinct(column: string, view: FleetView): Knex.QueryBuilder {
    return view
      .services(this.#knex)
      .whereNotNull(column)
      .groupBy(column)
      .select(`${column} as value`)
      .count({ services: '*' });
  }

  /** With the groups above the owners, since a filter by those finds them too. */
  #owners(view: FleetView): Knex.QueryBuilder {
    const value = 'coalesce(a.ancestor_ref, o.value)';
    return this.#knex
      .from(this.#distinct('owner_ref', view).as('o'))
      .leftJoin('entity_ancestors as a', 'a.entity_ref', 'o.value')
      .modify(query => this.#restrictGroups(query, view))
      .groupByRaw(value)
      .select(this.#knex.raw(`${value} as value`))
      .sum({ services: 'o.services' });
  }

  /** A group above an owner is told only to those who see it. */
  #restrictGroups(query: Knex.QueryBuilder, view: FleetView): void {
    if (view.seesAllEntities) return;
    query.where(known =>
      known
        .whereNull('a.ancestor_ref')
        .orWhereRaw('a.ancestor_ref = o.value')
        .orWhereIn('a.ancestor_ref', this.#seenEntities(view)),
    );
  }

  #liaisons(view: FleetView): Knex.QueryBuilder {
    const people = view
      .services(this.#knex)
      .whereNotNull('primary_ref')
      .select('primary_ref as value')
      .unionAll(
        view
          .services(this.#knex)
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
