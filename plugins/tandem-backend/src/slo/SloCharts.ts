import { InputError } from '@backstage/errors';
import {
  budgetSeries,
  SLOT_MILLIS,
  slotStart,
  windowEdge,
  windowLength,
  targetRatio,
  type SlotResolution,
  type SloDefinition,
  type SloSeries,
  type SloSeriesQuery,
  type SloStatus,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toIso } from '../database/rows';
import type { DefinitionReader } from './DefinitionReader';
import { durationOf } from './sloFigures';
import type { SloMarkers } from './SloMarkers';
import type { SloReader } from './SloReader';
import type { SloStore } from './SloStore';
import type { SeriesStore } from './SeriesStore';
import { tierStart, type SlotStore } from './SlotStore';

/** A chart has no more points than this. */
const POINT_LIMIT = 1500;

/** Draws the course of an error budget. */
export class SloCharts {
  readonly #knex: Knex;
  readonly #slos: SloStore;
  readonly #definitions: DefinitionReader;
  readonly #series: SeriesStore;
  readonly #slots: SlotStore;
  readonly #reader: SloReader;
  readonly #markers: SloMarkers;

  constructor(options: {
    knex: Knex;
    slos: SloStore;
    definitions: DefinitionReader;
    series: SeriesStore;
    slots: SlotStore;
    reader: SloReader;
    markers: SloMarkers;
  }) {
    this.#knex = options.knex;
    this.#slos = options.slos;
    this.#definitions = options.definitions;
    this.#series = options.series;
    this.#slots = options.slots;
    this.#reader = options.reader;
    this.#markers = options.markers;
  }

  /**
   * The last window unless a range is given; of several objectives the one that
   * the status shows. A chart that reaches to the newest slot ends with the
   * figures of the status.
   *
   * @param options.withDeliveries - whether deployments and incidents are marked
   * @throws NotFoundError, InputError for an impossible range
   */
  async series(
    id: string,
    query: SloSeriesQuery,
    { withDeliveries = true }: { withDeliveries?: boolean } = {},
  ): Promise<SloSeries> {
    const now = Date.now();
    const slo = await this.#slos.get(id);
    const { status } = await this.#reader.get(id);
    const { definition } = await this.#definitions.read(
      this.#knex,
      slo.document,
    );
    const asOf = status.asOf === null ? undefined : Date.parse(status.asOf);
    const range = rangeOf(query, { status, asOf, now });
    const step = stepOf(range, now);
    const windowMillis =
      definition && windowLength(durationOf(definition), range.to);
    const markers = await this.#markers.of(
      slo,
      range,
      windowMillis,
      withDeliveries,
    );
    const to = Math.min(range.to, asOf ?? range.from);
    const { seriesId } = slo;
    if (!definition || seriesId === undefined || to <= range.from) {
      return { step, points: [], markers };
    }
    const duration = durationOf(definition);
    const bucket = slotStart(range.from, step);
    const slots = await this.#slots.read(this.#knex, seriesId, {
      from: windowEdge(duration, bucket),
      to,
      now,
      coarsest: '1h',
    });
    const { scale } = await this.#series.facts(this.#knex, seriesId);
    const points = budgetSeries({
      slots,
      duration,
      targetPpb: shownTarget(definition, status),
      from: range.from,
      to,
      step,
      scale,
    });
    return {
      step,
      points: points.map(point => ({ ...point, start: toIso(point.start) })),
      markers,
    };
  }
}

interface Range {
  from: number;
  to: number;
}

/** @throws InputError where it ends before it begins */
function rangeOf(
  query: SloSeriesQuery,
  { status, asOf, now }: { status: SloStatus; asOf?: number; now: number },
): Range {
  const windowMillis =
    Date.parse(status.window.end) - Date.parse(status.window.start);
  const to = Math.min(query.to ?? asOf ?? now, now + SLOT_MILLIS['5m']);
  const from = Math.max(query.from ?? to - windowMillis, tierStart('1d', now));
  if (query.from !== undefined && query.from >= to) {
    throw new InputError('from: must be before to, and before now');
  }
  return { from, to };
}

/** The finest slots that are kept of all of the range, and not too many. */
function stepOf({ from, to }: Range, now: number): SlotResolution {
  const fits = (step: SlotResolution) =>
    from >= tierStart(step, now) &&
    (to - from) / SLOT_MILLIS[step] <= POINT_LIMIT;
  return (['5m', '1h'] as const).find(fits) ?? '1d';
}

/** Of several objectives the one that the status shows. */
function shownTarget(definition: SloDefinition, status: SloStatus): bigint {
  const { objectives } = definition;
  const shown = objectives.find(
    ({ targetPpb }) => targetRatio(targetPpb) === status.target,
  );
  return (shown ?? objectives[0]).targetPpb;
}
