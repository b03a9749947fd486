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

/**
 * Means over the industry. Scores from 0 to 10, ratios from 0 to 1.
 * Source: DORA, State of AI-assisted Software Development, 2025.
 */
export const INDUSTRY_MEANS_2025 = {
  changeLeadTimeScore: 5.5,
  deploymentFrequencyScore: 4.8,
  failedDeploymentRecoveryTimeScore: 7.4,
  changeFailRateRatio: 0.19,
  deploymentReworkRateRatio: 0.22,
} as const;
