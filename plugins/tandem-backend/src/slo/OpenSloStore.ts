import type {
  OpenSloDocument,
  OpenSloReference,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import { inChunks } from '../database/rows';

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

  /** Inserts or replaces a document; waits for others who write the same. */
  async save(
    trx: Knex.Transaction,
    document: OpenSloDocument,
    { by, now }: { by: string; now: number },
  ): Promise<'created' | 'updated' | 'unchanged'> {
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
    if (inserted.length > 0) return 'created';
    const stored = await trx('openslo_documents')
      .where(key)
      .forUpdate()
      .first('document');
    if (isDeepStrictEqual(JSON.parse(stored.document), document)) {
      return 'unchanged';
    }
    await trx('openslo_documents').where(key).update(columns);
    return 'updated';
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
