import type {
  Coverage,
  DeploymentOut,
  Dora,
  DoraMetrics,
  EntitySummary,
  IncidentOut,
} from '@tandem/backstage-plugin-tandem-common';

export const PAYMENTS = 'component:default/payments';

/** 41 deployments in 30 days, five of which failed. */
export const BUSY_METRICS: DoraMetrics = {
  deploymentFrequency: {
    perDay: 41 / 30,
    deployments: 41,
    deploymentDays: 22,
    medianDeploymentDaysPerWeek: 5,
    level: 'elite',
    score: 7.2,
  },
  changeLeadTime: {
    medianSeconds: 75_600,
    p90Seconds: 277_200,
    changes: 118,
    excluded: 0,
    level: 'elite',
    score: 7.1,
  },
  changeFailRate: {
    ratio: 5 / 41,
    failed: 5,
    deployments: 41,
    level: 'medium',
    score: 8.8,
  },
  failedDeploymentRecoveryTime: {
    medianSeconds: 2_880,
    recovered: 4,
    open: 1,
    level: 'elite',
    score: 9.2,
  },
  deploymentReworkRate: {
    ratio: 4 / 41,
    unplanned: 4,
    deployments: 41,
    level: null,
    score: 9,
  },
};

/** Nothing was ever deployed. */
export const NO_METRICS: DoraMetrics = {
  deploymentFrequency: {
    perDay: 0,
    deployments: 0,
    deploymentDays: 0,
    medianDeploymentDaysPerWeek: null,
    level: 'insufficient-data',
    score: null,
  },
  changeLeadTime: {
    medianSeconds: null,
    p90Seconds: null,
    changes: 0,
    excluded: 0,
    level: 'insufficient-data',
    score: null,
  },
  changeFailRate: {
    ratio: null,
    failed: 0,
    deployments: 0,
    level: 'insufficient-data',
    score: null,
  },
  failedDeploymentRecoveryTime: {
    medianSeconds: null,
    recovered: 0,
    open: 0,
    level: 'insufficient-data',
    score: null,
  },
  deploymentReworkRate: {
    ratio: null,
    unplanned: 0,
    deployments: 0,
    level: null,
    score: null,
  },
};

export function exampleDora(parts: Partial<Dora> = {}): Dora {
  return {
    entityRef: PAYMENTS,
    environment: 'production',
    from: '2026-10-22T00:00:00Z',
    to: '2026-11-21T00:00:00Z',
    timeZone: 'UTC',
    edition: '2023',
    asOf: '2026-11-21T00:00:00Z',
    metrics: BUSY_METRICS,
    score: { value: 8.3, throughput: 7.8, stability: 8.9, level: 'medium' },
    signs: [],
    incidents: 3,
    ...parts,
  };
}

/** Of a service that nobody helps yet. */
export const NO_COVERAGE: Coverage = {
  covered: false,
  via: 'none',
  warnings: [],
  people: [],
  proposals: 0,
};

/** A summary of which nothing is hidden. */
export type WholeSummary = EntitySummary &
  Required<
    Pick<
      EntitySummary,
      'slos' | 'sloCount' | 'coverage' | 'dora' | 'environments'
    >
  >;

export function exampleSummary(
  parts: Partial<WholeSummary> = {},
): WholeSummary {
  return {
    slos: [],
    sloCount: 0,
    coverage: NO_COVERAGE,
    dora: exampleDora(),
    environments: ['production', 'staging'],
    ...parts,
  };
}

export const EMPTY_SUMMARY: WholeSummary = {
  slos: [],
  sloCount: 0,
  coverage: NO_COVERAGE,
  dora: exampleDora({
    metrics: NO_METRICS,
    incidents: 0,
    score: {
      value: null,
      throughput: null,
      stability: null,
      level: 'insufficient-data',
      reason: 'fewer-than-5-deployments',
    },
  }),
  environments: [],
};

export function exampleDeployment(
  id: string,
  parts: Partial<DeploymentOut> = {},
): DeploymentOut {
  return {
    id,
    entityRef: PAYMENTS,
    environment: 'production',
    status: 'succeeded',
    finishedAt: '2026-11-17T12:53:00Z',
    version: id,
    kind: 'planned',
    changes: [],
    source: 'ci',
    externalId: `run-${id}`,
    receivedAt: '2026-11-17T12:53:01Z',
    failed: false,
    ...parts,
  };
}

export function exampleIncident(
  id: string,
  deploymentId: string,
  parts: Partial<IncidentOut> = {},
): IncidentOut {
  return {
    id,
    entityRef: PAYMENTS,
    environment: 'production',
    title: id,
    severity: 'sev2',
    startedAt: '2026-11-17T13:07:00Z',
    resolvedAt: '2026-11-17T13:52:00Z',
    source: 'pager',
    externalId: id,
    receivedAt: '2026-11-17T13:07:00Z',
    attributedTo: {
      id: deploymentId,
      source: 'ci',
      externalId: `run-${deploymentId}`,
      version: deploymentId,
    },
    ...parts,
  };
}
