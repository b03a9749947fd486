import type {
  AlertEpisode,
  SloDefinition,
  SloPreview,
  SloPreviewRequest,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogStore } from '../catalog/CatalogStore';
import { toIso, toOptionalIso } from '../database/rows';
import type { Access } from '../permissions/Access';
import type { AlertRecord } from './alertHistory';
import type { DefinitionReader } from './DefinitionReader';
import { whereReadable } from './listedSlo';
import { replayAlerts } from './replayAlerts';
import { readSloDocument, requireDefinition } from './readDocument';
import type { SeriesStore } from './SeriesStore';
import { slotsNeeded, statusOf } from './sloFigures';
import type { SlotStore } from './SlotStore';

/** Shows what an SLO would say before it is saved. */
export class SloPreviewer {
  readonly #knex: Knex;
  readonly #catalog: CatalogStore;
  readonly #definitions: DefinitionReader;
  readonly #series: SeriesStore;
  readonly #slots: SlotStore;

  constructor(options: {
    knex: Knex;
    catalog: CatalogStore;
    definitions: DefinitionReader;
    series: SeriesStore;
    slots: SlotStore;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#definitions = options.definitions;
    this.#series = options.series;
    this.#slots = options.slots;
  }

  /**
   * The status, and the alerts of the last window, as if the document were
   * published; from the events of the service's SLO of that name and query.
   * Without such an SLO, or one that the caller may read, there is no data.
   *
   * @throws InputError that names the field
   */
  async preview(
    request: SloPreviewRequest,
    access?: Access,
  ): Promise<SloPreview> {
    const now = Date.now();
    const document = readSloDocument(request.document);
    const definition = requireDefinition(
      await this.#definitions.read(this.#knex, document),
    );
    const seriesId = await this.#findSeries(
      request.entityRef,
      definition,
      access,
    );
    const asOf =
      seriesId && (await this.#slots.newestEnd(this.#knex, seriesId));
    const slots =
      seriesId && asOf
        ? await this.#slots.read(this.#knex, seriesId, {
            ...slotsNeeded(definition, { asOf, now }),
            coarsest: '1h',
          })
        : [];
    const series = seriesId && (await this.#series.facts(this.#knex, seriesId));
    const facts = {
      definition,
      state: 'published' as const,
      slots,
      asOf,
      now,
      ...(series && { scale: series.scale }),
    };
    const { alerts, warnings } = replayAlerts(facts);
    const status = statusOf(facts, alerts);
    return {
      status: { ...status, warnings: [...status.warnings, ...warnings] },
      alerts: alerts.map(toAlertEpisode),
    };
  }

  async #findSeries(
    entityRef: string,
    { name, seriesFingerprint }: SloDefinition,
    access: Access | undefined,
  ): Promise<number | undefined> {
    const entities = await this.#catalog.findByRefs([entityRef]);
    const entityId = entities.get(entityRef)?.id;
    if (entityId === undefined) return undefined;
    const slo = await this.#knex('slos as s')
      .where({ 's.entity_id': entityId, 's.name': name })
      .modify(whereReadable, access)
      .first('s.id');
    return slo && this.#series.find(this.#knex, slo.id, seriesFingerprint);
  }
}

function toAlertEpisode(record: AlertRecord): AlertEpisode {
  const { severity, long, short, startedAt, endedAt } = record;
  return {
    severity,
    long,
    short,
    startedAt: toIso(startedAt),
    endedAt: toOptionalIso(endedAt),
  };
}
