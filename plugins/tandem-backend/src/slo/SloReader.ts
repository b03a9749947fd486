import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber } from '../database/rows';
import type { Access } from '../permissions/Access';
import {
  fromSlos,
  orderWorstFirst,
  selectSlos,
  toSlo,
  whereReadable,
  type ListedRow,
} from './listedSlo';
import type { SloAccess } from './SloAccess';
import { toSloKey, unknownSlo } from './SloStore';

/** The services whose SLOs are asked for. */
export interface SloScope {
  /** Keys of the services in `catalog_entities`, for `whereIn`. */
  entityIds(): Knex.QueryBuilder | number[];
}

/**
 * Reads SLOs as the API answers them. With what the policy said they are as if
 * there were only those that the caller may read.
 */
export class SloReader {
  readonly #knex: Knex;
  readonly #sloAccess: SloAccess;

  constructor(options: { knex: Knex; sloAccess: SloAccess }) {
    this.#knex = options.knex;
    this.#sloAccess = options.sloAccess;
  }

  /** @throws NotFoundError */
  async get(id: string, access?: Access): Promise<Slo> {
    const now = Date.now();
    const row: ListedRow | undefined = await selectSlos(this.#knex, now)
      .where('s.id', toSloKey(id))
      .modify(whereReadable, access)
      .first();
    return row ? toSlo(row, now) : unknownSlo(id);
  }

  /** @throws NotFoundError where there is none, or the caller may not read it */
  async require(id: string, access: Access): Promise<void> {
    const row = await this.#knex('slos as s')
      .where('s.id', toSloKey(id))
      .modify(whereReadable, access)
      .first('s.id');
    if (!row) unknownSlo(id);
  }

  /**
   * The SLOs of a service or a roll-up but archived ones, worst first, in one
   * query.
   *
   * @param access - asked for `tandem.slo.read`; each says what the caller may
   * do with it where it was asked for `tandem.slo.update` and `.delete` too
   * @returns up to `limit` of them, and how many there are
   */
  async forEntity(
    scope: SloScope,
    limit: number,
    access?: Access,
  ): Promise<{ slos: Slo[]; total: number }> {
    const now = Date.now();
    const ids = scope.entityIds();
    const total = this.#knex.raw('count(*) over () as total');
    const worst = (query: Knex.QueryBuilder) =>
      query
        .whereIn('s.entity_id', ids as number[])
        .whereNot('s.state', 'archived')
        .modify(whereReadable, access)
        .modify(orderWorstFirst, now)
        .limit(limit);
    // A service has few to choose from, a roll-up may have thousands.
    const query = Array.isArray(ids)
      ? worst(selectSlos(this.#knex, now)).select(total)
      : selectSlos(
          this.#knex,
          now,
          worst(fromSlos(this.#knex)).select('s.id', total),
        )
          .select('chosen.total')
          .modify(orderWorstFirst, now);
    const rows: (ListedRow & { total: string | number })[] = await query;
    const slos = rows.map(row => toSlo(row, now));
    return {
      slos: access ? await this.#sloAccess.withAllowed(slos, access) : slos,
      total: rows.length > 0 ? toNumber(rows[0].total) : 0,
    };
  }

  /** All that a scope has but archived ones, by service and name. */
  async documents(
    scope: SloScope,
    access?: Access,
  ): Promise<Slo['document'][]> {
    const rows: { document: string }[] = await this.#knex('slos as s')
      .join('catalog_entities as e', 'e.id', 's.entity_id')
      .whereIn('s.entity_id', scope.entityIds() as number[])
      .whereNot('s.state', 'archived')
      .modify(whereReadable, access)
      .orderBy(['e.entity_ref', 's.name'])
      .select('s.document');
    return rows.map(row => JSON.parse(row.document));
  }
}
