import { ConflictError, InputError } from '@backstage/errors';
import {
  sampleSchema,
  type IngestResult,
  type Sample,
  type SampleResolution,
  type SloDefinition,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { parseField } from '../http/parseInput';
import { checkSampleTime } from './checkSample';
import type { DefinitionReader } from './DefinitionReader';
import type { SeriesStore } from './SeriesStore';
import type { SloStore } from './SloStore';
import type { SlotStore } from './SlotStore';
import type { StatusRefresher } from './StatusRefresher';
import type { StoredSlo } from './storedSlo';

/** A valid sample and its place in the batch. */
interface PostedSample {
  index: number;
  sample: Sample;
}

/**
 * Takes in good and total events of slots. The same slot again replaces; the
 * status follows in the same transaction.
 */
export class SampleService {
  readonly #knex: Knex;
  readonly #slos: SloStore;
  readonly #definitions: DefinitionReader;
  readonly #series: SeriesStore;
  readonly #slots: SlotStore;
  readonly #refresher: StatusRefresher;

  constructor(options: {
    knex: Knex;
    slos: SloStore;
    definitions: DefinitionReader;
    series: SeriesStore;
    slots: SlotStore;
    refresher: StatusRefresher;
  }) {
    this.#knex = options.knex;
    this.#slos = options.slos;
    this.#definitions = options.definitions;
    this.#series = options.series;
    this.#slots = options.slots;
    this.#refresher = options.refresher;
  }

  /**
   * @param items - as posted, one batch
   * @throws NotFoundError, InputError where the SLO takes no samples, ConflictError where it is archived
   */
  async post(
    id: string,
    items: unknown[],
    resolution: SampleResolution,
  ): Promise<IngestResult[]> {
    const now = Date.now();
    const { id: key } = await this.#slos.get(id);
    const rejected: IngestResult[] = [];
    const posted: PostedSample[] = [];
    items.forEach((item, index) => {
      const parsed = parseField(sampleSchema, item);
      const error =
        'error' in parsed
          ? parsed.error
          : checkSampleTime(parsed.data, resolution, now);
      if (error) rejected.push({ index, status: 'rejected', error });
      else if ('data' in parsed) posted.push({ index, sample: parsed.data });
    });
    const stored = await this.#knex.transaction(async trx => {
      const slo = await this.#slos.lock(trx, key);
      const definition = await this.#requirePush(trx, slo);
      return posted.length === 0
        ? []
        : this.#store(trx, slo, { definition, posted, resolution, now });
    });
    return [...rejected, ...stored].sort((a, b) => a.index - b.index);
  }

  async #requirePush(
    trx: Knex.Transaction,
    slo: StoredSlo,
  ): Promise<SloDefinition> {
    if (slo.state === 'archived') {
      throw new ConflictError(
        'This SLO is archived; publish it again before you send samples',
      );
    }
    const { definition, errors } = await this.#definitions.read(
      trx,
      slo.document,
    );
    if (!definition) {
      throw new InputError(
        `The document of this SLO cannot be read any more: ${errors[0].message}`,
      );
    }
    if (definition.sourceType !== 'push') {
      throw new InputError(
        `This SLO takes no samples: its indicator is of the source ${
          definition.sourceType ?? 'that no document names'
        }; samples are for metricSource.type push`,
      );
    }
    return definition;
  }

  async #store(
    trx: Knex.Transaction,
    slo: StoredSlo,
    batch: {
      definition: SloDefinition;
      posted: PostedSample[];
      resolution: SampleResolution;
      now: number;
    },
  ): Promise<IngestResult[]> {
    const { definition, posted, resolution, now } = batch;
    const seriesId = await this.#series.use(
      trx,
      slo,
      definition.seriesFingerprint,
    );
    const starts = [...new Set(posted.map(({ sample }) => sample.start))];
    const known = await this.#slots.find(trx, seriesId, { resolution, starts });
    const { results, changed } = compare(posted, known);
    if (changed.length === 0) return results;
    await this.#slots.save(trx, seriesId, { resolution, slots: changed });
    await this.#slots.prune(trx, [seriesId], now);
    await this.#refresher.refresh(trx, slo, {
      definition,
      seriesId,
      now,
      changedFrom: Math.min(...changed.map(({ start }) => start)),
    });
    return results;
  }
}

/** One after the other: of the same slot twice the last one stays. */
function compare(
  posted: PostedSample[],
  known: Map<number, { good: number; total: number }>,
): { results: IngestResult[]; changed: Sample[] } {
  const latest = new Map(known);
  const changed = new Map<number, Sample>();
  const results = posted.map(({ index, sample }): IngestResult => {
    const before = latest.get(sample.start);
    if (before?.good === sample.good && before.total === sample.total) {
      return { index, status: 'unchanged' };
    }
    latest.set(sample.start, sample);
    changed.set(sample.start, sample);
    return { index, status: before ? 'updated' : 'created' };
  });
  return { results, changed: [...changed.values()] };
}
