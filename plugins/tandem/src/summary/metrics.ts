import type { DoraMetrics } from '@tandem/backstage-plugin-tandem-common';

export type MetricName = keyof DoraMetrics;

/** The five figures in the order they are shown. */
export const METRICS: readonly MetricName[] = [
  'deploymentFrequency',
  'changeLeadTime',
  'changeFailRate',
  'failedDeploymentRecoveryTime',
  'deploymentReworkRate',
];

export const DEFAULT_METRIC: MetricName = 'deploymentFrequency';
