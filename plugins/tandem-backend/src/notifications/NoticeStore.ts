import type { Knex } from 'knex';
import { inChunks, toBacklog, toNumber } from '../database/rows';
import type { Notice, NoticeOutcome, StoredNotice } from './notice';

/** So many are told together at most. */
const BUNDLE_LIMIT = 2000;
const KEPT_MILLIS = 90 * 24 * 60 * 60_000;

/** What people are told of. */
export class NoticeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Keeps notices until they are sent; one whose key is known is none. */
  async add(
    trx: Knex.Transaction,
    notices: readonly Notice[],
    now: number,
  ): Promise<void> {
    for (const chunk of inChunks(notices)) {
      await trx('notices')
        .insert(
          chunk.map(({ key, kind, bundle, facts }) => ({
            key,
            kind,
            bundle,
            facts: JSON.stringify(facts),
            created_at: now,
          })),
        )
        .onConflict('key')
        .ignore();
    }
  }

  /** What nobody took on yet. */
  async backlog(): Promise<{ waiting: number; oldestAt?: number }> {
    const row = await this.#knex('notices')
      .whereNull('claimed_at')
      .count('* as waiting')
      .min('created_at as oldest_at')
      .first();
    return toBacklog(row);
  }

  /** When the last notice of each of these bundles was added; nobody was told of late ones. */
  async lastAt(
    trx: Knex.Transaction,
    bundles: readonly string[],
  ): Promise<Map<string, number>> {
    const rows: { bundle: string; at: string | number }[] = await trx('notices')
      .whereIn('bundle', bundles)
      .where(query => query.whereNull('outcome').orWhereNot('outcome', 'late'))
      .groupBy('bundle')
      .select('bundle')
      .max({ at: 'created_at' });
    return new Map(rows.map(row => [row.bundle, toNumber(row.at)]));
  }

  /**
   * Claims the oldest bundle for this replica, before anything of it is sent:
   * after a crash in between nobody hears of it, rather than twice.
   *
   * @returns undefined where nothing waits; empty where another replica was faster
   */
  async claim(now: number): Promise<StoredNotice[] | undefined> {
    return this.#knex.transaction(async trx => {
      const oldest = await trx('notices')
        .whereNull('claimed_at')
        .orderBy('id')
        .first('bundle');
      if (!oldest) return undefined;
      const query = trx('notices')
        .whereNull('claimed_at')
        .where('bundle', oldest.bundle)
        .orderBy('id')
        .limit(BUNDLE_LIMIT)
        .select('*');
      const rows = await (trx.client.config.client === 'pg'
        ? query.forUpdate().skipLocked()
        : query);
      for (const chunk of inChunks(rows)) {
        await trx('notices')
          .whereIn(
            'id',
            chunk.map(row => row.id),
          )
          .update({ claimed_at: now });
      }
      return rows.map(toNotice);
    });
  }

  /** Keeps what became of claimed ones. */
  async settle(
    ids: readonly number[],
    outcome: NoticeOutcome,
    now: number,
  ): Promise<void> {
    for (const chunk of inChunks(ids)) {
      await this.#knex('notices')
        .whereIn('id', chunk)
        .update({ outcome, sent_at: outcome === 'sent' ? now : null });
    }
  }

  async prune(now: number): Promise<void> {
    await this.#knex('notices')
      .where('created_at', '<', now - KEPT_MILLIS)
      .delete();
  }
}

function toNotice(row: {
  id: string | number;
  kind: string;
  key: string;
  bundle: string;
  facts: string;
  created_at: string | number;
}): StoredNotice {
  return {
    id: toNumber(row.id),
    kind: row.kind,
    key: row.key,
    bundle: row.bundle,
    facts: JSON.parse(row.facts),
    createdAt: toNumber(row.created_at),
  } as StoredNotice;
}
