import type { Knex } from 'knex';
import { toNumber, toOptional, toOptionalNumber } from '../database/rows';

/** How the last runs of a task went; instants are epoch milliseconds. */
export interface TaskRun {
  id: string;
  everyMillis: number;
  watchedSince: number;
  startedAt?: number;
  finishedAt?: number;
  durationMillis?: number;
  error?: string;
  /** In a row. */
  failures: number;
}

/** A longer message says no more. */
const ERROR_LIMIT = 1000;

/** How background tasks do, over all replicas. */
export class TaskRunStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Watches these tasks, and no longer those that there are no more. */
  async watch(
    tasks: readonly { id: string; everyMillis: number }[],
    now: number,
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      await trx('task_runs')
        .whereNotIn(
          'id',
          tasks.map(({ id }) => id),
        )
        .delete();
      await trx('task_runs')
        .insert(
          tasks.map(({ id, everyMillis }) => ({
            id,
            every_millis: everyMillis,
            watched_since: now,
            failures: 0,
          })),
        )
        .onConflict('id')
        .merge(['every_millis']);
    });
  }

  async started(id: string, now: number): Promise<void> {
    await this.#knex('task_runs').where({ id }).update({ started_at: now });
  }

  /** @param error - absent where it went well */
  async finished(
    id: string,
    run: { startedAt: number; now: number; error?: string },
  ): Promise<void> {
    const { startedAt, now, error } = run;
    await this.#knex('task_runs')
      .where({ id })
      .update({
        finished_at: now,
        duration_millis: now - startedAt,
        error: error?.slice(0, ERROR_LIMIT) ?? null,
        failures: error === undefined ? 0 : this.#knex.raw('failures + 1'),
      });
  }

  /** By id. */
  async list(): Promise<TaskRun[]> {
    const rows = await this.#knex('task_runs').orderBy('id').select('*');
    return rows.map(row => ({
      id: row.id,
      everyMillis: toNumber(row.every_millis),
      watchedSince: toNumber(row.watched_since),
      startedAt: toOptionalNumber(row.started_at),
      finishedAt: toOptionalNumber(row.finished_at),
      durationMillis: toOptionalNumber(row.duration_millis),
      error: toOptional(row.error),
      failures: row.failures,
    }));
  }
}
