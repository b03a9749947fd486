import {
  SLOT_MILLIS,
  slotStart,
  TIER_MILLIS,
  type Slot,
  type SlotResolution,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks, toNumber } from '../database/rows';

/** A stored slot. */
export interface StoredSlot extends Slot {
  lengthMillis: number;
}

/** Which slots of a series to read; instants in epoch milliseconds. */
export interface SlotRange {
  from: number;
  to: number;
  now: number;
  /** The coarsest slots that will do, where finer ones are kept. */
  coarsest: '1h' | '1d';
}

/** One tier feeds the next; what is older than a tier is left to the next. */
const COARSER = [
  { from: '5m', to: '1h' },
  { from: '1h', to: '1d' },
] as const;

/**
 * Kept beyond a tier, so that the coarser slot at its edge can always be summed
 * anew, also by a replica whose clock is behind.
 */
const MARGIN_MILLIS = SLOT_MILLIS['1h'];

/** Good and total events of slots of 5 minutes, and what they add up to. */
export class SlotStore {
  /** The finest slots that are kept of each part of the range, oldest first. */
  async read(
    db: Knex,
    seriesId: number,
    range: SlotRange,
  ): Promise<StoredSlot[]> {
    const pieces = Object.entries(piecesOf(range))
      .filter(([, piece]) => piece.from < piece.to)
      .map(([resolution, piece]) =>
        this.#slots(db, seriesId, resolution as SlotResolution)
          .where('start', '>=', piece.from)
          .where('start', '<', piece.to)
          .select(
            'start',
            'resolution',
            db.raw('cast(good as text) as good'),
            db.raw('cast(total as text) as total'),
          ),
      );
    if (pieces.length === 0) return [];
    const rows = await db.unionAll(pieces).orderBy('start');
    return rows.map(row => ({
      start: toNumber(row.start),
      lengthMillis: row.resolution * 1000,
      good: BigInt(row.good),
      total: BigInt(row.total),
    }));
  }

  /** The end of the newest slot, in epoch milliseconds. */
  async newestEnd(db: Knex, seriesId: number): Promise<number | undefined> {
    for (const resolution of ['5m', '1h', '1d'] as const) {
      const row = await this.#slots(db, seriesId, resolution).max({
        start: 'start',
      });
      const start = row[0].start;
      if (start !== null) return toNumber(start) + SLOT_MILLIS[resolution];
    }
    return undefined;
  }

  /** The counts of these slots, by their starts. */
  async find(
    trx: Knex.Transaction,
    seriesId: number,
    { resolution, starts }: { resolution: SlotResolution; starts: number[] },
  ): Promise<Map<number, { good: number; total: number }>> {
    const found = new Map<number, { good: number; total: number }>();
    for (const chunk of inChunks(starts)) {
      const rows = await this.#slots(trx, seriesId, resolution)
        .whereIn('start', chunk)
        .select('start', 'good', 'total');
      for (const row of rows) {
        const counts = { good: toNumber(row.good), total: toNumber(row.total) };
        found.set(toNumber(row.start), counts);
      }
    }
    return found;
  }

  /** Replaces the slots and what they add up to. */
  async save(
    trx: Knex.Transaction,
    seriesId: number,
    {
      resolution,
      slots,
    }: {
      resolution: SlotResolution;
      slots: { start: number; good: number | bigint; total: number | bigint }[];
    },
  ): Promise<void> {
    for (const chunk of inChunks(slots)) {
      await trx('slo_slots')
        .insert(
          chunk.map(slot => ({
            series_id: seriesId,
            resolution: SLOT_MILLIS[resolution] / 1000,
            ...slot,
          })),
        )
        .onConflict(['series_id', 'resolution', 'start'])
        .merge(['good', 'total']);
    }
    const starts = slots.map(slot => slot.start);
    const first = COARSER.findIndex(step => step.from === resolution);
    for (const step of COARSER.slice(first)) {
      await this.#sumUp(trx, seriesId, step, {
        from: slotStart(Math.min(...starts), step.to),
        to: slotStart(Math.max(...starts), step.to) + SLOT_MILLIS[step.to],
      });
    }
  }

  /** Removes what is older than its tier. */
  async prune(db: Knex, seriesIds: number[], now: number): Promise<void> {
    for (const resolution of ['5m', '1h', '1d'] as const) {
      await db('slo_slots')
        .whereIn('series_id', seriesIds)
        .where('resolution', SLOT_MILLIS[resolution] / 1000)
        .where('start', '<', tierStart(resolution, now) - MARGIN_MILLIS)
        .delete();
    }
  }

  async #sumUp(
    trx: Knex.Transaction,
    seriesId: number,
    step: (typeof COARSER)[number],
    range: { from: number; to: number },
  ): Promise<void> {
    const length = SLOT_MILLIS[step.to];
    const sums = this.#slots(trx, seriesId, step.from)
      .where('start', '>=', range.from)
      .where('start', '<', range.to)
      .groupByRaw(`start - start % ${length}`)
      .select(
        'series_id',
        trx.raw(`${length / 1000}`),
        trx.raw(`start - start % ${length}`),
        trx.raw('sum(good)'),
        trx.raw('sum(total)'),
      )
      .groupBy('series_id');
    await trx.raw(
      `insert into slo_slots (series_id, resolution, start, good, total)
      select * from ? as sums where true
      on conflict (series_id, resolution, start)
      do update set good = excluded.good, total = excluded.total`,
      [sums],
    );
  }

  #slots(db: Knex, seriesId: number, resolution: SlotResolution) {
    return db('slo_slots').where({
      series_id: seriesId,
      resolution: SLOT_MILLIS[resolution] / 1000,
    });
  }
}

/**
 * The first start of a tier, on the grid of the next one: an hour is summed
 * from all of its slots or from none.
 */
export function tierStart(resolution: SlotResolution, now: number): number {
  const coarser = { '5m': '1h', '1h': '1d', '1d': '1d' } as const;
  return slotStart(now - TIER_MILLIS[resolution], coarser[resolution]);
}

/** Which part of a range is read from slots of which length. */
function piecesOf({ from, to, now, coarsest }: SlotRange) {
  const fine = tierStart('5m', now);
  const hours =
    coarsest === '1d' ? slotStart(fine, '1d') : tierStart('1h', now);
  return {
    '1d': { from, to: Math.min(to, hours) },
    '1h': { from: Math.max(from, hours), to: Math.min(to, fine) },
    '5m': { from: Math.max(from, fine), to },
  };
}
