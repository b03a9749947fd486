import type {
  FieldChange,
  HistoryEntry,
  HistorySubjectKind,
  Page,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks, toIso, toNumber, toOptional } from '../database/rows';
import { decodeCursor, toPage } from '../http/cursor';

/** A change as features record it. */
export interface HistoryRecord {
  /** Epoch milliseconds. */
  at: number;
  /** A User reference, or the subject of a token. */
  by: string;
  action: string;
  subject: { kind: HistorySubjectKind; id: string; title?: string };
  /** Key of the service or scope in `catalog_entities`. */
  entityId?: number;
  /** The one that the change led to. */
  version?: number;
  reason?: string;
  changes: FieldChange[];
}

/** Which part of the history to list. */
export interface HistoryListQuery {
  entityId?: number;
  subject?: { kind: HistorySubjectKind; id?: string };
  by?: string;
  limit: number;
  cursor?: string;
  /** Leaves only rows `h` that the reader may see. */
  restrict(builder: Knex.QueryBuilder): void;
}

interface HistoryRow {
  id: string | number;
  at: string | number;
  by: string;
  action: string;
  subject_kind: HistorySubjectKind;
  subject_id: string;
  subject_title: string | null;
  version: number | null;
  reason: string | null;
  changes: string;
  entity_ref: string | null;
}

/** Who changed what, when and why; rows are only added. */
export class HistoryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** In the transaction of the changes, so that none goes without its record. */
  async add(trx: Knex.Transaction, ...records: HistoryRecord[]): Promise<void> {
    for (const chunk of inChunks(records)) {
      await trx('history').insert(chunk.map(toRow));
    }
  }

  /** Newest first. */
  async list(query: HistoryListQuery): Promise<Page<HistoryEntry>> {
    const { entityId, subject, by, limit } = query;
    const after = decodeCursor(query.cursor);
    const rows: HistoryRow[] = await this.#knex('history as h')
      .leftJoin('catalog_entities as e', 'e.id', 'h.entity_id')
      .modify(builder => {
        if (entityId !== undefined) builder.where('h.entity_id', entityId);
        if (subject) builder.where('h.subject_kind', subject.kind);
        if (subject?.id !== undefined) {
          builder.where('h.subject_id', subject.id);
        }
        if (by !== undefined) builder.where('h.by', by);
        if (after) {
          builder.where(older =>
            older
              .where('h.at', '<', after.at)
              .orWhere(same =>
                same.where('h.at', after.at).where('h.id', '<', after.id),
              ),
          );
        }
        query.restrict(builder);
      })
      .orderBy([
        { column: 'h.at', order: 'desc' },
        { column: 'h.id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select('h.*', 'e.entity_ref');
    const page = toPage(rows, limit, row => toNumber(row.at));
    return { ...page, items: page.items.map(toEntry) };
  }

  /** The last changes of a subject after a version, oldest first. */
  async since(
    db: Knex,
    subject: { kind: HistorySubjectKind; id: string },
    version: number,
    limit: number,
  ): Promise<HistoryEntry[]> {
    const rows: HistoryRow[] = await db('history as h')
      .where('h.subject_kind', subject.kind)
      .where('h.subject_id', subject.id)
      .where('h.version', '>', version)
      .orderBy('h.id', 'desc')
      .limit(limit)
      .select('h.*', db.raw('null as entity_ref'));
    return rows.reverse().map(toEntry);
  }
}

function toRow(record: HistoryRecord) {
  return {
    at: record.at,
    by: record.by,
    action: record.action,
    subject_kind: record.subject.kind,
    subject_id: record.subject.id,
    subject_title: record.subject.title ?? null,
    entity_id: record.entityId ?? null,
    version: record.version ?? null,
    reason: record.reason ?? null,
    changes: JSON.stringify(record.changes),
  };
}

function toEntry(row: HistoryRow): HistoryEntry {
  return {
    id: String(row.id),
    at: toIso(toNumber(row.at)),
    by: row.by,
    action: row.action,
    subject: {
      kind: row.subject_kind,
      id: row.subject_id,
      title: toOptional(row.subject_title),
    },
    entityRef: toOptional(row.entity_ref),
    version: toOptional(row.version),
    reason: toOptional(row.reason),
    changes: JSON.parse(row.changes),
  };
}
