import {
  alertPairs,
  formatBurnWindow,
  formatThreshold,
  type SloMarker,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toIso, toOptionalIso } from '../database/rows';
import type { AlertRecord } from './alertHistory';
import type { AlertStore } from './AlertStore';
import type { DefinitionReader } from './DefinitionReader';
import { describeRevision } from './describeRevision';
import type { RevisionStore } from './RevisionStore';
import type { StoredSlo } from './storedSlo';

/** What was delivered to a service and what went wrong there, for charts. */
export interface DeliveryMarkers {
  /** Of a range in epoch milliseconds. */
  markers(entityId: number, from: number, to: number): Promise<SloMarker[]>;
}

/** A chart marks no more revisions and no more alerts than this. */
const LIMIT = 100;

/** What happened while a budget took its course. */
export class SloMarkers {
  readonly #knex: Knex;
  readonly #revisions: RevisionStore;
  readonly #definitions: DefinitionReader;
  readonly #alerts: AlertStore;
  readonly #delivery: DeliveryMarkers;

  constructor(options: {
    knex: Knex;
    revisions: RevisionStore;
    definitions: DefinitionReader;
    alerts: AlertStore;
    delivery: DeliveryMarkers;
  }) {
    this.#knex = options.knex;
    this.#revisions = options.revisions;
    this.#definitions = options.definitions;
    this.#alerts = options.alerts;
    this.#delivery = options.delivery;
  }

  /**
   * Oldest first.
   *
   * @param windowMillis - of the SLO, which decides the thresholds of its
   * alerts; unknown where its document cannot be read any more
   * @param withDeliveries - whether deployments and incidents are among them
   */
  async of(
    slo: StoredSlo,
    range: { from: number; to: number },
    windowMillis: number | undefined,
    withDeliveries: boolean,
  ): Promise<SloMarker[]> {
    const { from, to } = range;
    const [alerts, deliveries, revisions] = await Promise.all([
      this.#alerts.within(this.#knex, slo.id, { ...range, limit: LIMIT }),
      withDeliveries ? this.#delivery.markers(slo.entityId, from, to) : [],
      this.#revisionMarkers(slo.id, range),
    ]);
    return [
      ...alerts.map(alert => toAlertMarker(alert, windowMillis)),
      ...deliveries,
      ...revisions,
    ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  }

  async #revisionMarkers(
    sloId: number,
    { from, to }: { from: number; to: number },
  ): Promise<SloMarker[]> {
    const revisions = await this.#revisions.list(sloId, { limit: LIMIT + 1 });
    const read = await this.#definitions.readAll(
      this.#knex,
      revisions.map(({ document }) => document),
    );
    const versions = revisions.map(({ state }, index) => ({
      state,
      definition: read[index].definition,
    }));
    return revisions.slice(0, LIMIT).flatMap(({ at }, index): SloMarker[] => {
      const title = describeRevision(versions[index], versions[index + 1]);
      return title !== undefined && at >= from && at < to
        ? [{ at: toIso(at), kind: 'revision', title }]
        : [];
    });
  }
}

/** «14.4 × budget over 1 h and 5 min» */
function toAlertMarker(
  record: AlertRecord,
  windowMillis: number | undefined,
): SloMarker {
  const { severity, long, short, startedAt, endedAt } = record;
  const pair =
    windowMillis === undefined
      ? undefined
      : alertPairs(windowMillis).find(one => one.long === long);
  const times = pair ? `${formatThreshold(pair.threshold)} budget` : 'budget';
  return {
    at: toIso(startedAt),
    kind: 'alert',
    title: `${times} over ${formatBurnWindow(long)} and ${formatBurnWindow(
      short,
    )}`,
    until: toOptionalIso(endedAt),
    severity,
  };
}
