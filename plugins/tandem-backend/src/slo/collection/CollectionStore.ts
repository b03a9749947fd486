import {
  ESTIMATE_SCALE,
  type WindowDuration,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { inChunks, toBacklog, toNumber, toOptional } from '../../database/rows';
import { firstCursors, type Cursors } from './collectionPieces';
import { toStoredSlo, type StoredSlo } from '../storedSlo';

/** How long a claim holds; after a crash another replica takes over. */
const LEASE_MILLIS = 2 * 60_000;

/** A series that this replica asks for, alone until its lease ends. */
export interface Claim {
  seriesId: number;
  lease: string;
  cursors: Cursors;
  /** In a row that gave nothing, or not all. */
  attempts: number;
  /** What its source said last, where that was no answer. */
  failure?: string;
}

/** What a claim ends with. */
export interface Settlement {
  cursors: Cursors;
  dueAt: number;
  attempts: number;
  failure?: string;
}

/** How far series were asked for, and who asks for them now. */
export class CollectionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** SLOs whose series nobody asks for so far. */
  async findNew(limit: number): Promise<StoredSlo[]> {
    const rows = await this.#knex('slos as s')
      .leftJoin('slo_collection as c', 'c.series_id', 's.series_id')
      .whereNotNull('s.series_id')
      .whereNot('s.state', 'archived')
      .whereNull('c.series_id')
      .orderBy('s.id')
      .limit(limit)
      .select('s.*');
    return rows.map(toStoredSlo);
  }

  /** From now on these are asked for; those that another replica added stay. */
  async add(
    series: { seriesId: number; duration: WindowDuration; dueAt: number }[],
    now: number,
  ): Promise<void> {
    for (const chunk of inChunks(series)) {
      await this.#knex('slo_collection')
        .insert(
          chunk.map(({ seriesId, duration, dueAt }) => ({
            series_id: seriesId,
            ...columnsOf(firstCursors(duration, now)),
            due_at: dueAt,
            attempts: 0,
          })),
        )
        .onConflict('series_id')
        .ignore();
    }
  }

  /** Series without slots count in parts of an event from now on. */
  async useEstimates(seriesIds: number[]): Promise<void> {
    for (const chunk of inChunks(seriesIds)) {
      await this.#knex('slo_series')
        .whereIn('id', chunk)
        .whereNotExists(
          this.#knex('slo_slots')
            .whereRaw('slo_slots.series_id = slo_series.id')
            .select('series_id'),
        )
        .update({ scale: Number(ESTIMATE_SCALE) });
    }
  }

  /** Series that are due. */
  async backlog(now: number): Promise<{ waiting: number; oldestAt?: number }> {
    const row = await this.#knex('slo_collection')
      .where('due_at', '<=', now)
      .count('* as waiting')
      .min('due_at as oldest_at')
      .first();
    return toBacklog(row);
  }

  /** How many series had no answer when they were last asked for. */
  async failing(): Promise<number> {
    const row = await this.#knex('slo_collection')
      .whereNotNull('failure')
      .count('* as waiting')
      .first();
    return toBacklog(row).waiting;
  }

  /** Claims the series that have been due for longest. */
  async claim(limit: number, now: number): Promise<Claim[]> {
    const lease = randomUUID();
    return this.#knex.transaction(async trx => {
      const due = trx('slo_collection')
        .where('due_at', '<=', now)
        .where(free =>
          free.whereNull('leased_until').orWhere('leased_until', '<', now),
        )
        .orderBy('due_at')
        .orderBy('series_id')
        .limit(limit)
        .select('*');
      const rows = await (trx.client.config.client === 'pg'
        ? due.forUpdate().skipLocked()
        : due);
      for (const chunk of inChunks(rows)) {
        await trx('slo_collection')
          .whereIn(
            'series_id',
            chunk.map(row => row.series_id),
          )
          .update({ lease, leased_until: now + LEASE_MILLIS });
      }
      return rows.map(row => ({
        seriesId: row.series_id,
        lease,
        cursors: {
          slotsTo: toNumber(row.slots_to),
          hoursTo: toNumber(row.hours_to),
          daysTo: toNumber(row.days_to),
        },
        attempts: row.attempts,
        failure: toOptional(row.failure),
      }));
    });
  }

  /** The SLOs that are computed from these series now, by the series. */
  async currentSlos(seriesIds: number[]): Promise<Map<number, StoredSlo>> {
    const found = new Map<number, StoredSlo>();
    for (const chunk of inChunks(seriesIds)) {
      const rows = await this.#knex('slo_series as r')
        .join('slos as s', 's.id', 'r.slo_id')
        .whereIn('r.id', chunk)
        .whereRaw('s.series_id = r.id')
        .whereNot('s.state', 'archived')
        .select('s.*');
      for (const row of rows) found.set(row.series_id, toStoredSlo(row));
    }
    return found;
  }

  /** Ends claims without an answer; they are due again at an instant. */
  async postpone(claims: Claim[], dueAt: number): Promise<void> {
    for (const chunk of inChunks(claims)) {
      await this.#held(this.#knex, chunk).update({
        due_at: dueAt,
        lease: null,
        leased_until: null,
      });
    }
  }

  /** Series that no SLO is computed from; they begin anew once one is. */
  async remove(claims: Claim[]): Promise<void> {
    for (const chunk of inChunks(claims)) {
      await this.#held(this.#knex, chunk).delete();
    }
  }

  /** @returns whether the claim still held; else nothing was written */
  async settle(
    trx: Knex.Transaction,
    claim: Claim,
    { cursors, dueAt, attempts, failure }: Settlement,
  ): Promise<boolean> {
    const updated = await this.#held(trx, [claim]).update({
      ...columnsOf(cursors),
      due_at: dueAt,
      attempts,
      failure: failure ?? null,
      lease: null,
      leased_until: null,
    });
    return updated > 0;
  }

  /** The rows of claims that nobody took over since. */
  #held(db: Knex, claims: Claim[]) {
    return db('slo_collection')
      .whereIn(
        'series_id',
        claims.map(({ seriesId }) => seriesId),
      )
      .whereIn('lease', [...new Set(claims.map(({ lease }) => lease))]);
  }
}

function columnsOf({ slotsTo, hoursTo, daysTo }: Cursors) {
  return { slots_to: slotsTo, hours_to: hoursTo, days_to: daysTo };
}
