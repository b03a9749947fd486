import type { CountedDeployment } from './countedFacts';
import type { DoraEdition, DoraMetrics } from './doraSchema';
import { changeFailRateLevel } from './levels';
import { ratioScore } from './score';

/**
 * The share of deployments that failed: those with an incident linked or
 * undone by a rollback. Two incidents on one deployment are one failure.
 *
 * Source: https://dora.dev/guides/dora-metrics/
 *
 * @param deployments - those finished in the window, each once
 */
export function changeFailRate(
  deployments: readonly CountedDeployment[],
  edition: DoraEdition,
): DoraMetrics['changeFailRate'] {
  const failed = deployments.filter(deployment => deployment.failed).length;
  const ratio =
    deployments.length === 0 ? undefined : failed / deployments.length;
  return {
    ratio: ratio ?? null,
    failed,
    deployments: deployments.length,
    level: changeFailRateLevel(ratio, edition),
    score: ratio === undefined ? null : ratioScore(ratio),
  };
}
