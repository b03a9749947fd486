import type {
  Slo,
  SloMarker,
  SloSeries,
  SloStatus,
} from '@tandem/backstage-plugin-tandem-common';
import { PAYMENTS } from './deliveryExamples';

/** Half of the budget of 2,000 events is left. */
export const HEALTHY: SloStatus = {
  state: 'healthy',
  reason: '50 % of the budget is left',
  asOf: '2026-11-21T12:00:00Z',
  window: {
    start: '2026-10-22T12:00:00Z',
    end: '2026-11-21T12:00:00Z',
    coverage: 1,
  },
  target: 0.999,
  sli: 0.9995,
  good: 1_999_000,
  total: 2_000_000,
  met: true,
  budget: {
    total: 2_000,
    consumed: 0.5,
    remaining: 1_000,
    remainingRatio: 0.5,
  },
  burnRates: [
    { window: '1h', rate: 0.4 },
    { window: '6h', rate: 0.5 },
  ],
  alerts: [
    {
      severity: 'page',
      long: '1h',
      short: '5m',
      threshold: 14.4,
      firing: false,
      canFire: true,
    },
  ],
  warnings: [],
};

/** Overspent by 12 %, and a page fires. */
export const OVERSPENT: SloStatus = {
  ...HEALTHY,
  state: 'exhausted',
  reason: 'The budget is overspent by 12 %',
  sli: 0.99888,
  good: 1_997_760,
  met: false,
  budget: {
    total: 2_000,
    consumed: 1.12,
    remaining: -240,
    remainingRatio: -0.12,
  },
  burnRates: [
    { window: '1h', rate: 16 },
    { window: '6h', rate: 7.2 },
  ],
  alerts: [
    { ...HEALTHY.alerts[0], firing: true, since: '2026-11-17T13:05:00Z' },
  ],
};

/** Nothing was counted yet. */
export const NO_DATA: SloStatus = {
  ...HEALTHY,
  state: 'no-data',
  reason: 'No counts arrived yet',
  asOf: null,
  window: { ...HEALTHY.window, coverage: 0 },
  sli: null,
  good: null,
  total: null,
  met: null,
  budget: null,
  burnRates: [],
};

export const NO_TRAFFIC: SloStatus = {
  ...NO_DATA,
  state: 'no-traffic',
  reason: 'There were no events in the window',
  asOf: HEALTHY.asOf,
  total: 0,
};

/** An OpenSLO document of payments with a rolling window of 30 days. */
export function exampleDocument(name: string, title = name) {
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name, displayName: title },
    spec: {
      service: 'payments',
      budgetingMethod: 'Occurrences',
      timeWindow: [{ duration: '30d', isRolling: true }],
      objectives: [{ target: 0.999 }],
      indicator: {
        metadata: { name: `${name}-events` },
        spec: {
          ratioMetric: {
            counter: true,
            good: {
              metricSource: { type: 'push', spec: { series: 'good' } },
            },
            total: {
              metricSource: { type: 'push', spec: { series: 'total' } },
            },
          },
        },
      },
    },
  };
}

export function exampleSlo(name: string, parts: Partial<Slo> = {}): Slo {
  const title = parts.title ?? name;
  return {
    id: name,
    entityRef: PAYMENTS,
    name,
    title,
    state: 'published',
    source: 'ui',
    version: 1,
    document: exampleDocument(name, title),
    status: HEALTHY,
    ...parts,
  };
}

const HOUR_MILLIS = 3_600_000;
const SERIES_START = Date.parse('2026-11-17T00:00:00Z');

/** A course by the hour from 17 November on, by what is left of the budget. */
export function exampleSeries(
  remainingRatios: readonly (number | null)[],
  markers: SloMarker[] = [],
): SloSeries {
  return {
    step: '1h',
    points: remainingRatios.map((remainingRatio, hour) => ({
      start: new Date(SERIES_START + hour * HOUR_MILLIS).toISOString(),
      good: remainingRatio === null ? null : 990,
      total: remainingRatio === null ? null : 1_000,
      remainingRatio,
      burnRate: remainingRatio === null ? null : 10,
    })),
    markers,
  };
}
