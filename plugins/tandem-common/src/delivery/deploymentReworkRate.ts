import type { CountedDeployment } from './countedFacts';
import type { DoraMetrics } from './doraSchema';
import { ratioScore } from './score';

/**
 * The share of deployments nobody had planned: hotfixes and rollbacks. DORA
 * publishes no levels for it, so none is given.
 *
 * Source: https://dora.dev/guides/dora-metrics/
 *
 * @param deployments - those finished in the window, each once
 */
export function deploymentReworkRate(
  deployments: readonly CountedDeployment[],
): DoraMetrics['deploymentReworkRate'] {
  const unplanned = deployments.filter(
    deployment => deployment.kind !== 'planned',
  ).length;
  const ratio =
    deployments.length === 0 ? undefined : unplanned / deployments.length;
  return {
    ratio: ratio ?? null,
    unplanned,
    deployments: deployments.length,
    level: null,
    score: ratio === undefined ? null : ratioScore(ratio),
  };
}
