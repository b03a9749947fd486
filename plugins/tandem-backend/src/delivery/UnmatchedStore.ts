import type { Page, Unmatched } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toIso, toNumber } from '../database/rows';
import { decodeCursor, toPage } from '../http/cursor';
import { waiting, waitingReason } from './waiting';

interface UnmatchedRow {
  /** Twice the id, plus one for incidents: unique over both tables. */
  id: string | number;
  kind: Unmatched['kind'];
  source: string;
  external_id: string;
  entity_ref: string;
  removed_at: string | number | null;
  received_at: string | number;
}

/**
 * Deliveries whose service the catalog does not hold. They are stored like all
 * others, under a reference that waits for its entity; once it appears they
 * count without further ado.
 */
export class UnmatchedStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Newest first, by arrival. */
  async list(limit: number, cursor?: string): Promise<Page<Unmatched>> {
    const after = decodeCursor(cursor);
    const rows: UnmatchedRow[] = await this.#knex
      .from(
        this.#waiting('deployments', 'deployment', 0)
          .unionAll(this.#waiting('incidents', 'incident', 1))
          .as('unmatched'),
      )
      .modify(builder => {
        if (after) {
          builder.whereRaw('(received_at, id) < (?, ?)', [after.at, after.id]);
        }
      })
      .orderBy([
        { column: 'received_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select('*');
    const page = toPage(rows, limit, row => toNumber(row.received_at));
    return { ...page, items: page.items.map(toUnmatched) };
  }

  #waiting(
    table: 'deployments' | 'incidents',
    kind: Unmatched['kind'],
    offset: number,
  ) {
    return waiting(this.#knex, table).select(
      this.#knex.raw('t.id * 2 + ? as id', [offset]),
      this.#knex.raw('? as kind', [kind]),
      't.source',
      't.external_id',
      'e.entity_ref',
      'e.removed_at',
      't.received_at',
    );
  }
}

function toUnmatched(row: UnmatchedRow): Unmatched {
  return {
    kind: row.kind,
    source: row.source,
    externalId: row.external_id,
    entityRef: row.entity_ref,
    reason: waitingReason(row.entity_ref, row.removed_at !== null),
    receivedAt: toIso(toNumber(row.received_at)),
  };
}
