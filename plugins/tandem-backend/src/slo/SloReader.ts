import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber } from '../database/rows';
import {
  orderWorstFirst,
  selectSlos,
  toSlo,
  type ListedRow,
} from './listedSlo';
import { toSloKey, unknownSlo } from './SloStore';

/** The services whose SLOs are asked for. */
export interface SloScope {
  /** Keys of the services in `catalog_entities`, for `whereIn`. */
  entityIds(): Knex.QueryBuilder | number[];
}

/** Reads SLOs as the API answers them. */
export class SloReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Slo> {
    const now = Date.now();
    const row: ListedRow | undefined = await selectSlos(this.#knex, now)
      .where('s.id', toSloKey(id))
      .first();
    return row ? toSlo(row, now) : unknownSlo(id);
  }

  /**
   * The SLOs of a service or a roll-up but archived ones, worst first, in one
   * query.
   *
   * @returns up to `limit` of them, and how many there are
   */
  async forEntity(
    scope: SloScope,
    limit: number,
  ): Promise<{ slos: Slo[]; total: number }> {
    const now = Date.now();
    const query = selectSlos(this.#knex, now)
      .whereIn('s.entity_id', scope.entityIds() as number[])
      .whereNot('s.state', 'archived')
      .limit(limit)
      .select(this.#knex.raw('count(*) over () as total'));
    const rows: (ListedRow & { total: string | number })[] =
      await orderWorstFirst(query, now);
    return {
      slos: rows.map(row => toSlo(row, now)),
      total: rows.length > 0 ? toNumber(rows[0].total) : 0,
    };
  }

  /** All that a scope has but archived ones, by service and name. */
  async documents(scope: SloScope): Promise<Slo['document'][]> {
    const rows = await this.#knex('slos as s')
      .join('catalog_entities as e', 'e.id', 's.entity_id')
      .whereIn('s.entity_id', scope.entityIds() as number[])
      .whereNot('s.state', 'archived')
      .orderBy(['e.entity_ref', 's.name'])
      .select('s.document');
    return rows.map(row => JSON.parse(row.document));
  }
}
