import type {
  OpenSloDocument,
  OpenSloReference,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import { inChunks } from '../database/rows';
import { referenceKey } from './documentKey';
import type { StoredSlo } from './storedSlo';

/** An SLO that is read with another document. */
export type DocumentReader = Pick<StoredSlo, 'id' | 'title' | 'entityId'>;

/** OpenSLO documents of other kinds than SLO, and which SLOs are read with them. */
export class OpenSloStore {
  async find(
    db: Knex,
    references: OpenSloReference[],
  ): Promise<OpenSloDocument[]> {
    const found: OpenSloDocument[] = [];
    for (const chunk of inChunks(references)) {
      const rows = await db('openslo_documents')
        .whereIn(
          ['kind', 'name'],
          chunk.map(({ kind, name }) => [kind, name]),
        )
        .select('document');
      found.push(...rows.map(row => JSON.parse(row.document)));
    }
    return found;
  }

  /**
   * Inserts or replaces a document; waits for others who write the same.
   *
   * @param mayReplace - where not, one that differs is left as it is
   * @returns with `before` where it differed
   */
  async save(
    trx: Knex.Transaction,
    document: OpenSloDocument,
    {
      by,
      now,
      mayReplace = true,
    }: { by: string; now: number; mayReplace?: boolean },
  ): Promise<{
    status: 'created' | 'updated' | 'unchanged';
    before?: OpenSloDocument;
  }> {
    const key = { kind: document.kind, name: document.metadata.name };
    const columns = {
      document: JSON.stringify(document),
      updated_at: now,
      updated_by: by,
    };
    const inserted = await trx('openslo_documents')
      .insert({ ...key, ...columns })
      .onConflict(['kind', 'name'])
      .ignore()
      .returning('name');
    if (inserted.length > 0) return { status: 'created' };
    const stored = await trx('openslo_documents')
      .where(key)
      .forUpdate()
      .first('document');
    const before: OpenSloDocument = JSON.parse(stored.document);
    if (isDeepStrictEqual(before, document)) return { status: 'unchanged' };
    if (mayReplace) {
      await trx('openslo_documents').where(key).update(columns);
    }
    return { status: 'updated', before };
  }

  /** The SLOs but archived ones that are read with each of these, by its key. */
  async readersOf(
    db: Knex,
    references: OpenSloReference[],
  ): Promise<Map<string, DocumentReader[]>> {
    const readers = new Map<string, DocumentReader[]>();
    for (const chunk of inChunks(references)) {
      const rows = await db('slo_references as r')
        .join('slos as s', 's.id', 'r.slo_id')
        .whereIn(
          ['r.kind', 'r.name'],
          chunk.map(({ kind, name }) => [kind, name]),
        )
        .whereNot('s.state', 'archived')
        .orderBy('s.id')
        .select('r.kind', 'r.name', 's.id', 's.title', 's.entity_id');
      for (const { kind, name, id, title, entity_id: entityId } of rows) {
        const key = referenceKey({ kind, name });
        const known = readers.get(key) ?? [];
        known.push({ id, title, entityId });
        readers.set(key, known);
      }
    }
    return readers;
  }

  /** The ids of the SLOs that are read with any of these, in their order. */
  async sloIdsWith(
    db: Knex,
    references: OpenSloReference[],
  ): Promise<number[]> {
    const ids = new Set<number>();
    for (const chunk of inChunks(references)) {
      const rows = await db('slo_references')
        .whereIn(
          ['kind', 'name'],
          chunk.map(({ kind, name }) => [kind, name]),
        )
        .distinct('slo_id');
      for (const row of rows) ids.add(row.slo_id);
    }
    return [...ids].sort((a, b) => a - b);
  }

  async replaceReferences(
    trx: Knex.Transaction,
    sloId: number,
    references: OpenSloReference[],
  ): Promise<void> {
    await trx('slo_references').where('slo_id', sloId).delete();
    for (const chunk of inChunks(references)) {
      await trx('slo_references').insert(
        chunk.map(({ kind, name }) => ({ slo_id: sloId, kind, name })),
      );
    }
  }
}
