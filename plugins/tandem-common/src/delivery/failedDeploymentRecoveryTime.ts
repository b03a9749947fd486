import type { CountedDeployment } from './countedFacts';
import type { DoraMetrics } from './doraSchema';
import { recoveryTimeLevel } from './levels';
import { timeScore } from './score';
import { median } from './statistics';

/**
 * Where the clock of a recovery starts: at the first incident, or at the
 * deployment that failed.
 *
 * @public
 */
export type RecoveryClock = 'incident' | 'deployment';

/**
 * How long a failed deployment takes to recover: the interpolated median over
 * those recovered, whenever that was. The others are `open`.
 *
 * Source: https://dora.dev/guides/dora-metrics/
 *
 * @param deployments - those finished in the window, each once
 */
export function failedDeploymentRecoveryTime(
  deployments: readonly CountedDeployment[],
  clock: RecoveryClock = 'incident',
): DoraMetrics['failedDeploymentRecoveryTime'] {
  const failed = deployments.filter(deployment => deployment.failed);
  const recoveries = failed.flatMap(
    deployment => recoverySeconds(deployment, clock) ?? [],
  );
  const medianSeconds = median(recoveries);
  return {
    medianSeconds: medianSeconds ?? null,
    recovered: recoveries.length,
    open: failed.length - recoveries.length,
    level: recoveryTimeLevel(medianSeconds),
    score: medianSeconds === undefined ? null : timeScore(medianSeconds),
  };
}

/**
 * The recovery time of one deployment; `undefined` where it did not fail or
 * has not recovered.
 *
 * @public
 */
export function recoverySeconds(
  deployment: CountedDeployment,
  clock: RecoveryClock = 'incident',
): number | undefined {
  const { failed, finishedAt, failureStartedAt, recoveredAt } = deployment;
  if (!failed || recoveredAt === undefined) {
    return undefined;
  }
  const startedAt =
    clock === 'deployment' ? finishedAt : failureStartedAt ?? finishedAt;
  return Math.max(0, recoveredAt - startedAt) / 1000;
}
