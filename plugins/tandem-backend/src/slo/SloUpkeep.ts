import type { Knex } from 'knex';
import type { SeriesStore } from './SeriesStore';
import type { SlotStore } from './SlotStore';
import type { StatusStore } from './StatusStore';

/** Rows per step. */
const STEP = 200;

/** What has to happen although nobody writes. Any replica may do any step again. */
export class SloUpkeep {
  readonly #knex: Knex;
  readonly #statuses: StatusStore;
  readonly #series: SeriesStore;
  readonly #slots: SlotStore;
  /** The series that the next step goes on after. */
  #prunedUpTo = 0;

  constructor(options: {
    knex: Knex;
    statuses: StatusStore;
    series: SeriesStore;
    slots: SlotStore;
  }) {
    this.#knex = options.knex;
    this.#statuses = options.statuses;
    this.#series = options.series;
    this.#slots = options.slots;
  }

  /** @returns how many more became stale; call again until it is 0 */
  async markStale(): Promise<number> {
    return this.#statuses.markStale(this.#knex, STEP, Date.now());
  }

  /** Removes slots that are too old, of some series after the other. */
  async prune(): Promise<void> {
    const ids = await this.#series.idsAfter(this.#knex, this.#prunedUpTo, STEP);
    if (ids.length > 0) await this.#slots.prune(this.#knex, ids, Date.now());
    this.#prunedUpTo = ids.length < STEP ? 0 : ids[ids.length - 1];
  }
}
