import type {
  Page,
  Slo,
  SlosQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { Access } from '../permissions/Access';
import {
  afterWorse,
  fromSlos,
  orderWorstFirst,
  selectSlos,
  SHOWN_STATE,
  toSlo,
  whereReadable,
  type ListedRow,
} from './listedSlo';
import {
  encodeSloCursor,
  type RankedCursor,
  type SloCursor,
} from './sloCursor';
import type { SloScope } from './SloReader';

/** Which SLOs to list. */
export interface SloListQuery
  extends Pick<SlosQuery, 'ownerRef' | 'state' | 'status'> {
  scope?: SloScope;
  limit: number;
  after?: SloCursor;
  /** Leaves out what its caller may not read. */
  access?: Access;
}

/**
 * Lists SLOs, worst first as things were when the first page was read. What
 * changes while somebody pages comes at the end, as it is by then: nothing is
 * left out, but some may come twice.
 */
export class SloLister {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(query: SloListQuery): Promise<Page<Slo>> {
    const { after, limit } = query;
    if (!after) return this.#rankedPage(query, Date.now());
    if (!('rank' in after)) return this.#changedPage(query, after);
    const page = await this.#rankedPage(query, after.at, after);
    if (page.nextCursor !== undefined) return page;
    const rest = await this.#changedPage(
      { ...query, limit: limit - page.items.length },
      { at: after.at, changedAfterId: 0 },
    );
    return { ...rest, items: [...page.items, ...rest.items] };
  }

  async #rankedPage(
    query: SloListQuery,
    at: number,
    after?: RankedCursor,
  ): Promise<Page<Slo>> {
    const chosen = this.#matching(query, at).limit(query.limit + 1);
    if (after) {
      chosen.where('t.computed_at', '<=', at);
      afterWorse(chosen, at, after);
    }
    orderWorstFirst(chosen, at);
    const rows: ListedRow[] = await orderWorstFirst(
      selectSlos(this.#knex, at, chosen),
      at,
    );
    const items = rows.slice(0, query.limit).map(row => toSlo(row, at));
    if (rows.length <= query.limit) return { items };
    const last = rows[query.limit - 1];
    const nextCursor = encodeSloCursor({
      at,
      id: last.id,
      rank: last.shown_rank,
      remainingRatio: last.remaining_ratio,
    });
    return { items, nextCursor };
  }

  async #changedPage(
    query: SloListQuery,
    { at, changedAfterId }: { at: number; changedAfterId: number },
  ): Promise<Page<Slo>> {
    const now = Date.now();
    const chosen = this.#matching(query, now)
      .where('t.computed_at', '>', at)
      .where('s.id', '>', changedAfterId)
      .orderBy('s.id')
      .limit(query.limit + 1);
    const rows: ListedRow[] = await selectSlos(this.#knex, now, chosen).orderBy(
      's.id',
    );
    const items = rows.slice(0, query.limit).map(row => toSlo(row, now));
    if (rows.length <= query.limit) return { items };
    const last = query.limit > 0 ? rows[query.limit - 1].id : changedAfterId;
    return { items, nextCursor: encodeSloCursor({ at, changedAfterId: last }) };
  }

  /** Their keys. */
  #matching(query: SloListQuery, at: number): Knex.QueryBuilder {
    const { scope, ownerRef, state, status, access } = query;
    return fromSlos(this.#knex).modify(builder => {
      builder.select('s.id');
      whereReadable(builder, access);
      if (scope) builder.whereIn('s.entity_id', scope.entityIds() as number[]);
      if (ownerRef) builder.where('e.owner_ref', ownerRef);
      if (state) builder.where('s.state', state);
      else builder.whereNot('s.state', 'archived');
      if (status) builder.whereRaw(`${SHOWN_STATE} = ?`, [at, status]);
    });
  }
}
