import type { DefinitionReader } from '../DefinitionReader';
import { durationOf } from '../sloFigures';
import type { Knex } from 'knex';
import type { CollectionStore } from './CollectionStore';
import { PUSH } from './SourceChecker';

/** SLOs per step. */
const STEP = 200;
/** Counts that are pushed are not asked for; their source may change. */
export const RECHECK_MILLIS = 24 * 3_600_000;

/** Sees to it that every series is asked for which an SLO is computed from. */
export class CollectionEnroller {
  readonly #knex: Knex;
  readonly #store: CollectionStore;
  readonly #definitions: DefinitionReader;

  constructor(options: {
    knex: Knex;
    store: CollectionStore;
    definitions: DefinitionReader;
  }) {
    this.#knex = options.knex;
    this.#store = options.store;
    this.#definitions = options.definitions;
  }

  /** @returns how many were new; call again until it is 0 */
  async enrol(now: number): Promise<number> {
    const slos = await this.#store.findNew(STEP);
    const read = await this.#definitions.readAll(
      this.#knex,
      slos.map(({ document }) => document),
    );
    const series = slos.flatMap(({ seriesId }, index) => {
      const { definition } = read[index];
      if (seriesId === undefined) return [];
      const isMeasured =
        definition !== undefined && definition.sourceType !== PUSH;
      const duration = definition
        ? durationOf(definition)
        : { count: 30, unit: 'd' as const };
      const isPushed = definition?.sourceType === PUSH;
      const dueAt = isPushed ? now + RECHECK_MILLIS : now;
      return [{ seriesId, duration, dueAt, isMeasured }];
    });
    await this.#store.useEstimates(
      series.filter(each => each.isMeasured).map(each => each.seriesId),
    );
    await this.#store.add(series, now);
    return slos.length;
  }
}
