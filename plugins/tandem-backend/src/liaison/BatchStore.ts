import { ConflictError } from '@backstage/errors';
import type { AssignmentBatchResult } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';

/** A batch that is to be done once. */
export interface KeyedBatch {
  key: string;
  /** Who sent it; others may use the same key. */
  caller: string;
  /** Tells its request from another one. */
  fingerprint: string;
}

/** Nobody repeats a request after so long. */
const KEPT_MILLIS = 30 * 86_400_000;

/** What became of batches that were sent with a key. */
export class BatchStore {
  /**
   * What became of a batch that was sent before.
   *
   * @throws ConflictError where the key was used for another request
   */
  async find(
    db: Knex,
    { key, caller, fingerprint }: KeyedBatch,
  ): Promise<AssignmentBatchResult[] | undefined> {
    const row = await db('assignment_batches').where({ key, caller }).first();
    if (!row) return undefined;
    if (row.fingerprint !== fingerprint) {
      throw new ConflictError(
        `key: ${key} was used for another request; choose another key for this one`,
      );
    }
    return JSON.parse(row.results);
  }

  /**
   * Takes a key until the transaction ends; who comes with the same one waits.
   *
   * @returns whether it was free
   */
  async claim(
    trx: Knex.Transaction,
    batch: KeyedBatch,
    now: number,
  ): Promise<boolean> {
    const added = await trx('assignment_batches')
      .insert({ ...batch, results: '[]', at: now })
      .onConflict(['caller', 'key'])
      .ignore()
      .returning('id');
    return added.length > 0;
  }

  async keep(
    trx: Knex.Transaction,
    { key, caller }: KeyedBatch,
    results: AssignmentBatchResult[],
  ): Promise<void> {
    await trx('assignment_batches')
      .where({ key, caller })
      .update({ results: JSON.stringify(results) });
  }

  /** Gives a key back. */
  async release(
    trx: Knex.Transaction,
    { key, caller }: KeyedBatch,
  ): Promise<void> {
    await trx('assignment_batches').where({ key, caller }).delete();
  }

  async prune(db: Knex, now: number): Promise<void> {
    await db('assignment_batches')
      .where('at', '<', now - KEPT_MILLIS)
      .delete();
  }
}
