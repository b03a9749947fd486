import type { Knex } from 'knex';
import { inChunks, toNumber } from '../database/rows';

/** What people do not want to be reminded of, and until when (epoch milliseconds). */
export class SnoozeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those of a person that hold now: until when, by id of the item. */
  async of(userRef: string, now: number): Promise<Map<string, number>> {
    const rows = await this.#knex('attention_snoozes')
      .where('user_ref', userRef)
      .where('until', '>', now)
      .select('item_id', 'until');
    return new Map(rows.map(row => [row.item_id, toNumber(row.until)]));
  }

  /** Puts off, or puts off anew. */
  async snooze(
    userRef: string,
    itemIds: string[],
    until: number,
  ): Promise<void> {
    // In one order, so that no two requests wait for each other.
    for (const chunk of inChunks([...new Set(itemIds)].sort())) {
      await this.#knex('attention_snoozes')
        .insert(chunk.map(id => ({ user_ref: userRef, item_id: id, until })))
        .onConflict(['user_ref', 'item_id'])
        .merge();
    }
  }

  async wake(userRef: string, itemIds: string[]): Promise<void> {
    for (const chunk of inChunks(itemIds)) {
      await this.#knex('attention_snoozes')
        .where('user_ref', userRef)
        .whereIn('item_id', chunk)
        .delete();
    }
  }

  /** Forgets those that are over. */
  async prune(now: number): Promise<void> {
    await this.#knex('attention_snoozes').where('until', '<=', now).delete();
  }
}
