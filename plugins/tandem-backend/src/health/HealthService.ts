import {
  queueState,
  taskState,
  worstState,
  type TandemHealth,
  type QueueHealth,
  type TaskHealth,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toIso, toOptionalIso } from '../database/rows';
import type { TaskRun, TaskRunStore } from './TaskRunStore';

/** What waits for a task to be done. */
export interface Backlog {
  waiting: number;
  /** Epoch milliseconds since when the oldest waits, where that is known. */
  oldestAt?: number;
}

/** Counts what waits, by what it waits for. */
export type BacklogReaders = Record<string, () => Promise<Backlog>>;

/** Tells how the work behind the pages goes. */
export class HealthService {
  readonly #runs: TaskRunStore;
  readonly #backlogs: BacklogReaders;
  readonly #database: string;

  constructor(options: {
    knex: Knex;
    runs: TaskRunStore;
    backlogs: BacklogReaders;
  }) {
    this.#runs = options.runs;
    this.#backlogs = options.backlogs;
    this.#database = options.knex.client.config.client;
  }

  async health(): Promise<TandemHealth> {
    const now = Date.now();
    const tasks = (await this.#runs.list()).map(run => taskHealth(run, now));
    const queues = await this.queues(now);
    return {
      state: worstState([...tasks, ...queues].map(({ state }) => state)),
      asOf: toIso(now),
      database: this.#database,
      tasks,
      queues,
    };
  }

  /** What waits, by id. */
  async queues(now: number): Promise<QueueHealth[]> {
    const queues: QueueHealth[] = [];
    for (const id of Object.keys(this.#backlogs).sort()) {
      const { waiting, oldestAt } = await this.#backlogs[id]();
      queues.push({
        id,
        state: queueState(oldestAt, now),
        waiting,
        oldestAt: toOptionalIso(oldestAt),
      });
    }
    return queues;
  }
}

function taskHealth(run: TaskRun, now: number): TaskHealth {
  const { id, everyMillis, durationMillis } = run;
  return {
    id,
    state: taskState(
      {
        everyMillis,
        lastSeenAt: run.finishedAt ?? run.watchedSince,
        failuresInARow: run.failures,
      },
      now,
    ),
    everySeconds: everyMillis / 1000,
    lastStartedAt: toOptionalIso(run.startedAt),
    lastFinishedAt: toOptionalIso(run.finishedAt),
    lastDurationSeconds:
      durationMillis === undefined ? undefined : durationMillis / 1000,
    lastError: run.error,
    failuresInARow: run.failures,
  };
}
