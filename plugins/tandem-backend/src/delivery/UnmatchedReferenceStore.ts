import type {
  Page,
  UnmatchedReference,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks, toIso, toNumber } from '../database/rows';
import { decodeCursor, toPage } from '../http/cursor';
import { waiting, waitingReason } from './waiting';

/** Of each reference so many sources are named. */
const SOURCES = 5;

type Counted = string | number;

interface ReferenceRow {
  id: number;
  entity_ref: string;
  removed_at: Counted | null;
  deployments: Counted;
  incidents: Counted;
  first_received_at: Counted;
  last_received_at: Counted;
}

/** The references under which deliveries wait for a service. */
export class UnmatchedReferenceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Latest arrival first. */
  async list(
    limit: number,
    cursor?: string,
  ): Promise<Page<Omit<UnmatchedReference, 'suggestion'>>> {
    const after = decodeCursor(cursor);
    const [rows, [{ count }]] = await Promise.all([
      this.#references()
        .modify(builder => {
          if (after) {
            // A made-up id may be larger than the column holds.
            builder.whereRaw(
              '(last_received_at, id) < (?, cast(? as bigint))',
              [after.at, after.id],
            );
          }
        })
        .orderBy([
          { column: 'last_received_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(limit + 1)
        .select('*'),
      this.#references().count('* as count'),
    ]);
    const page = toPage<ReferenceRow>(rows, limit, row =>
      toNumber(row.last_received_at),
    );
    const sources = await this.#sources(page.items.map(row => row.id));
    return {
      ...page,
      totalItems: toNumber(count),
      items: page.items.map(row => toReference(row, sources.get(row.id) ?? [])),
    };
  }

  #references() {
    const deliveries = this.#deliveries('deployments').unionAll(
      this.#deliveries('incidents'),
    );
    return this.#knex.from(
      this.#knex
        .from(deliveries.as('deliveries'))
        .groupBy('id', 'entity_ref', 'removed_at')
        .select('id', 'entity_ref', 'removed_at')
        .sum({ deployments: 'deployments', incidents: 'incidents' })
        .min({ first_received_at: 'received_at' })
        .max({ last_received_at: 'received_at' })
        .as('unmatched'),
    );
  }

  /** Each as one deployment or one incident. */
  #deliveries(table: 'deployments' | 'incidents') {
    const [deployment, incident] = table === 'deployments' ? [1, 0] : [0, 1];
    return waiting(this.#knex, table).select(
      'e.id',
      'e.entity_ref',
      'e.removed_at',
      't.received_at',
      this.#knex.raw(`${deployment} as deployments`),
      this.#knex.raw(`${incident} as incidents`),
    );
  }

  async #sources(entityIds: number[]): Promise<Map<number, string[]>> {
    const sources = new Map<number, string[]>();
    const of = (table: 'deployments' | 'incidents', chunk: number[]) =>
      waiting(this.#knex, table)
        .whereIn('e.id', chunk)
        .select('e.id', 't.source');
    for (const chunk of inChunks(entityIds)) {
      const distinct = of('deployments', chunk).union(of('incidents', chunk));
      const placed = this.#knex
        .from(distinct.as('sources'))
        .select('id', 'source')
        .rowNumber('place', row => row.partitionBy('id').orderBy('source'));
      const rows: { id: number; source: string }[] = await this.#knex
        .from(placed.as('placed'))
        .where('place', '<=', SOURCES)
        .orderBy(['id', 'place'])
        .select('id', 'source');
      for (const { id, source } of rows) {
        sources.set(id, [...(sources.get(id) ?? []), source]);
      }
    }
    return sources;
  }
}

function toReference(row: ReferenceRow, sources: string[]) {
  return {
    entityRef: row.entity_ref,
    reason: waitingReason(row.entity_ref, row.removed_at !== null),
    deployments: toNumber(row.deployments),
    incidents: toNumber(row.incidents),
    sources,
    firstReceivedAt: toIso(toNumber(row.first_received_at)),
    lastReceivedAt: toIso(toNumber(row.last_received_at)),
  };
}
