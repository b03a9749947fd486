import type {
  FleetService,
  FleetServicesQuery,
  Page,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber } from '../database/rows';
import {
  decodeFleetCursor,
  encodeFleetCursor,
  type FleetCursor,
} from './fleetCursor';
import type { FleetView } from './FleetView';
import {
  matchingServices,
  readOwnerFilter,
  type FleetFilters,
  type OwnerFilter,
} from './fleetFilters';
import { namedRefs, toFleetService, type PreparedRow } from './listedService';
import { SORT_COLUMNS } from './sortColumns';

/** Which services to list, in which order. */
export type FleetListing = FleetFilters &
  Pick<FleetServicesQuery, 'sort' | 'order' | 'cursor'> & { limit: number };

/** Reads the prepared rows; `PreparedStore` writes them. */
export class FleetStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those without a value for the sort come last, in either order. */
  async page(
    listing: FleetListing,
    view: FleetView,
  ): Promise<Page<FleetService>> {
    const { limit } = listing;
    const rows = await this.#rows(listing, view);
    const shown = rows.slice(0, limit);
    const titles = await this.#titlesOf(shown.flatMap(namedRefs), view);
    const items = shown.map(row => toFleetService(row, titles));
    if (rows.length <= limit) return { items };
    const last = shown[limit - 1];
    const nextCursor = encodeFleetCursor(listing, {
      value: valueOf(last, listing.sort),
      entityRef: last.entity_ref,
    });
    return { items, nextCursor };
  }

  async owners(refs: string[]): Promise<OwnerFilter> {
    return readOwnerFilter(this.#knex, refs);
  }

  async count(filters: FleetFilters, view: FleetView): Promise<number> {
    const [{ count }] = await matchingServices(this.#knex, view, filters).count(
      { count: '*' },
    );
    return toNumber(count);
  }

  /**
   * One row more than the page holds, to see whether there is more. Rows with a
   * value and rows without are read one after the other, each in the order of
   * the index, so that no page has to sort the fleet.
   */
  async #rows(listing: FleetListing, view: FleetView): Promise<PreparedRow[]> {
    const after = decodeFleetCursor(listing, listing.cursor);
    const { isNullable } = SORT_COLUMNS[listing.sort];
    const wanted = listing.limit + 1;
    const rows =
      after?.value === null
        ? []
        : await this.#withValue(listing, view, after).limit(wanted);
    const left = wanted - rows.length;
    if (left === 0 || !isNullable) return rows;
    const from = after?.value === null ? after : undefined;
    const others = await this.#withoutValue(listing, view, from).limit(left);
    return [...rows, ...others];
  }

  #withValue(
    listing: FleetListing,
    view: FleetView,
    after: FleetCursor | undefined,
  ): Knex.QueryBuilder {
    const { column } = SORT_COLUMNS[listing.sort];
    return this.#ordered(listing, view).modify(query => {
      query.whereNotNull(`s.${column}`);
      if (!after) return;
      query.whereRaw(`(??, s.entity_ref) ${beyond(listing)} (?, ?)`, [
        `s.${column}`,
        after.value,
        after.entityRef,
      ]);
    });
  }

  #withoutValue(
    listing: FleetListing,
    view: FleetView,
    after: FleetCursor | undefined,
  ): Knex.QueryBuilder {
    const { column } = SORT_COLUMNS[listing.sort];
    return this.#ordered(listing, view).modify(query => {
      query.whereNull(`s.${column}`);
      if (!after) return;
      query.where('s.entity_ref', beyond(listing), after.entityRef);
    });
  }

  #ordered(listing: FleetListing, view: FleetView): Knex.QueryBuilder {
    const { sort, order } = listing;
    return matchingServices(this.#knex, view, listing)
      .orderBy([
        { column: `s.${SORT_COLUMNS[sort].column}`, order },
        { column: 's.entity_ref', order },
      ])
      .select('s.*');
  }

  async #titlesOf(
    refs: string[],
    view: FleetView,
  ): Promise<Map<string, string>> {
    const rows: { entity_ref: string; title: string }[] = await this.#knex(
      'catalog_entities',
    )
      .whereIn('entity_ref', [...new Set(refs)])
      .modify(query => view.restrictEntities(query, 'id'))
      .whereNotNull('title')
      .select('entity_ref', 'title');
    return new Map(rows.map(row => [row.entity_ref, row.title]));
  }
}

function beyond({ order }: FleetListing): '>' | '<' {
  return order === 'asc' ? '>' : '<';
}

function valueOf(
  row: PreparedRow,
  sort: FleetListing['sort'],
): FleetCursor['value'] {
  return row[SORT_COLUMNS[sort].column];
}
