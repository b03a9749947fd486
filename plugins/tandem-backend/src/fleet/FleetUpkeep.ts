import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FleetPreparer } from './FleetPreparer';
import type { FleetTypes } from './FleetTypes';

/** After a change: commits that follow each other closely are prepared at once. */
const SOON_MILLIS = 200;
/** Before a read: so many steps at most, the background does the rest. */
const STEPS_BEFORE_READ = 3;

/** Says when the fleet's rows are prepared: soon, before a read, now and then. */
export class FleetUpkeep {
  readonly #preparer: FleetPreparer;
  readonly #types: FleetTypes;
  readonly #logger: LoggerService;
  #timer: NodeJS.Timeout | undefined;
  #background: Promise<void> = Promise.resolve();
  #beforeRead: Promise<void> = Promise.resolve();
  #nextBeforeRead: Promise<void> | undefined;
  #hasReconciled = false;
  #isStopped = false;

  constructor(options: {
    preparer: FleetPreparer;
    types: FleetTypes;
    logger: LoggerService;
  }) {
    this.#preparer = options.preparer;
    this.#types = options.types;
    this.#logger = options.logger;
  }

  /** Something has just been committed. */
  soon(): void {
    if (this.#isStopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#background = this.#background.then(() => this.#drain());
    }, SOON_MILLIS).unref();
  }

  /**
   * So that somebody sees what they just did. Those who read at once share a
   * run, but none that began before they came: it may not know of their change.
   */
  async beforeRead(): Promise<void> {
    const { changed, due } = await this.#preparer.pending();
    if (!changed && !due) return;
    this.#nextBeforeRead ??= this.#beforeRead.then(() => {
      this.#nextBeforeRead = undefined;
      this.#beforeRead = this.#prepareNewest();
      return this.#beforeRead;
    });
    await this.#nextBeforeRead;
  }

  /** @returns how much was prepared; call again until it is 0 */
  async step(): Promise<number> {
    if (!this.#hasReconciled) {
      await this.#types.reconcile();
      this.#hasReconciled = true;
    }
    return this.#step();
  }

  /** Prepares nothing any more, once what it is at is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#background;
    await this.#beforeRead;
  }

  async #step(): Promise<number> {
    const changed = await this.#preparer.prepareChanged({ waits: false });
    return changed + (await this.#preparer.prepareDue({ waits: false }));
  }

  async #drain(): Promise<void> {
    await this.#trying(async () => {
      while (!this.#isStopped && (await this.#step()) > 0);
    });
  }

  async #prepareNewest(): Promise<void> {
    await this.#trying(async () => {
      for (let step = 0; step < STEPS_BEFORE_READ; step++) {
        // Who was waited for may have put more into the queue.
        const { changed, due } = await this.#preparer.pending();
        if (!changed && !due) return;
        if (due) await this.#preparer.prepareDue({ waits: true });
        if (changed) await this.#preparer.prepareChanged({ waits: true });
      }
    });
  }

  /** Rows as they were are better than no answer; the next run tries again. */
  async #trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#logger.warn('The fleet could not be prepared, will try again', {
        cause: String(error),
      });
    }
  }
}
