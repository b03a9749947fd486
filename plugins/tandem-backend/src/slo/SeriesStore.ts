import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { toOptional } from '../database/rows';
import type { StoredSlo } from './storedSlo';

/** What the slots of a series are to be read with. */
export interface SeriesFacts {
  /** Stored integers per event. */
  scale: bigint;
  /** What the source said last, where that was no answer. */
  error?: string;
}

/** Which slots belong to which query of an SLO. */
export class SeriesStore {
  /** Of an SLO that is locked: from now on its slots are those of this query. */
  async use(
    trx: Knex.Transaction,
    slo: Pick<StoredSlo, 'id' | 'seriesId'>,
    query: string,
  ): Promise<number> {
    const id = await this.#findOrCreate(trx, slo.id, query);
    if (id !== slo.seriesId) {
      await trx('slos').where('id', slo.id).update({ series_id: id });
    }
    return id;
  }

  async find(
    db: Knex,
    sloId: number,
    query: string,
  ): Promise<number | undefined> {
    const row = await db('slo_series')
      .where({ slo_id: sloId, fingerprint: fingerprintOf(query) })
      .first('id');
    return row?.id;
  }

  /** How its slots are counted, and what its source says where it fails. */
  async facts(db: Knex, seriesId: number): Promise<SeriesFacts> {
    const row = await db('slo_series as r')
      .leftJoin('slo_collection as c', 'c.series_id', 'r.id')
      .where('r.id', seriesId)
      .first('r.scale', 'c.failure');
    return { scale: BigInt(row.scale), error: toOptional(row.failure) };
  }

  /** The next series after an id, in its order. */
  async idsAfter(db: Knex, id: number, limit: number): Promise<number[]> {
    const rows = await db('slo_series')
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit)
      .select('id');
    return rows.map(row => row.id);
  }

  /** The series of a query; the one of before where it was asked already. */
  async #findOrCreate(
    trx: Knex.Transaction,
    sloId: number,
    query: string,
  ): Promise<number> {
    const fingerprint = fingerprintOf(query);
    await trx('slo_series')
      .insert({ slo_id: sloId, fingerprint, scale: 1 })
      .onConflict(['slo_id', 'fingerprint'])
      .ignore();
    const row = await trx('slo_series')
      .where({ slo_id: sloId, fingerprint })
      .first('id');
    return row.id;
  }
}

function fingerprintOf(query: string): string {
  return createHash('sha256').update(query).digest('hex');
}
