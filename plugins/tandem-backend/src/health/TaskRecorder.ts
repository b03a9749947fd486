import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TaskMetrics } from '../metrics/TaskMetrics';
import type { TaskRunStore } from './TaskRunStore';

/** Runs background tasks and keeps how that went. */
export class TaskRecorder {
  readonly #runs: TaskRunStore;
  readonly #metrics: TaskMetrics;
  readonly #logger: LoggerService;

  constructor(options: {
    runs: TaskRunStore;
    metrics: TaskMetrics;
    logger: LoggerService;
  }) {
    this.#runs = options.runs;
    this.#metrics = options.metrics;
    this.#logger = options.logger;
  }

  /**
   * What failed is told in the log once and in the health of Tandem, and left
   * to the next run.
   *
   * @param id - of a task that is watched
   */
  async run(id: string, work: () => Promise<void>): Promise<void> {
    const startedAt = Date.now();
    await this.#keep(() => this.#runs.started(id, startedAt));
    let error: string | undefined;
    try {
      await work();
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
      this.#logger.error('A background task failed, its next run goes on', {
        task: id,
        cause: String(thrown),
      });
    }
    const now = Date.now();
    this.#metrics.ran(id, (now - startedAt) / 1000, error === undefined);
    await this.#keep(() => this.#runs.finished(id, { startedAt, now, error }));
  }

  /** Without a database nothing can be kept, and the work itself says so. */
  async #keep(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#logger.warn('How a background task went could not be kept', {
        cause: String(error),
      });
    }
  }
}
