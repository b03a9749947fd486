import type { DoraMetrics, DoraScore } from './doraSchema';
import { lowestLevel } from './levels';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

const LEAST_DEPLOYMENTS = 5;

/** The edges between dora.dev's six categories: [seconds, points], best first. */
const TIME_POINTS: readonly (readonly [number, number])[] = [
  [10 * MINUTE_SECONDS, 10],
  [HOUR_SECONDS, 9],
  [DAY_SECONDS, 7],
  [7 * DAY_SECONDS, 5],
  [30 * DAY_SECONDS, 3],
  [180 * DAY_SECONDS, 1],
  [730 * DAY_SECONDS, 0],
];

/**
 * The score of a change lead time or a recovery time: linear in log time
 * between the edges of dora.dev's categories, flat outside. A day scores 7.
 *
 * Source: https://dora.dev/quickcheck/, made continuous.
 *
 * @param seconds - 0 or more
 * @returns from 0 to 10
 * @public
 */
export function timeScore(seconds: number): number {
  const slower = TIME_POINTS.findIndex(([edge]) => seconds <= edge);
  if (slower === -1) {
    return 0;
  }
  if (slower === 0) {
    return 10;
  }
  const [fromSeconds, fromPoints] = TIME_POINTS[slower - 1];
  const [toSeconds, toPoints] = TIME_POINTS[slower];
  const share =
    Math.log(seconds / fromSeconds) / Math.log(toSeconds / fromSeconds);
  return fromPoints + (toPoints - fromPoints) * share;
}

/**
 * The score of a deployment frequency: that of the time between two
 * deployments. Once a day scores 7, none 0.
 *
 * Source: https://dora.dev/quickcheck/, made continuous.
 *
 * @param perDay - 0 or more
 * @returns from 0 to 10
 * @public
 */
export function frequencyScore(perDay: number): number {
  return perDay > 0 ? timeScore(DAY_SECONDS / perDay) : 0;
}

/**
 * The score of a change fail rate or a rework rate: 10 · (1 − ratio).
 *
 * @param ratio - from 0 to 1
 * @returns from 0 to 10
 * @public
 */
export function ratioScore(ratio: number): number {
  return 10 * (1 - ratio);
}

/**
 * Throughput and stability are means of the metrics that have a figure; the
 * value is their harmonic mean, so that many deployments cannot outweigh bad
 * ones. A value is withheld below 5 deployments or without a lead time.
 *
 * @returns scores from 0 to 10, `null` without data
 * @public
 */
export function computeDoraScore(metrics: DoraMetrics): DoraScore {
  const throughput = meanOfKnown([
    metrics.deploymentFrequency.score,
    metrics.changeLeadTime.score,
    metrics.failedDeploymentRecoveryTime.score,
  ]);
  const stability = meanOfKnown([
    metrics.changeFailRate.score,
    metrics.deploymentReworkRate.score,
  ]);
  const reason = withheldBecause(metrics);
  const value =
    reason === undefined ? harmonicMean(throughput, stability) : null;
  const level = lowestLevel([
    metrics.deploymentFrequency.level,
    metrics.changeLeadTime.level,
    metrics.changeFailRate.level,
    metrics.failedDeploymentRecoveryTime.level,
  ]);
  return {
    value,
    throughput,
    stability,
    level,
    ...(reason !== undefined && { reason }),
  };
}

function withheldBecause(metrics: DoraMetrics): DoraScore['reason'] {
  if (metrics.deploymentFrequency.deployments < LEAST_DEPLOYMENTS) {
    return 'fewer-than-5-deployments';
  }
  return metrics.changeLeadTime.score === null
    ? 'no-change-lead-time'
    : undefined;
}

function meanOfKnown(scores: (number | null)[]): number | null {
  const known = scores.filter(score => score !== null);
  if (known.length === 0) {
    return null;
  }
  return known.reduce((sum, score) => sum + score, 0) / known.length;
}

function harmonicMean(
  throughput: number | null,
  stability: number | null,
): number | null {
  if (throughput === null || stability === null) {
    return null;
  }
  const sum = throughput + stability;
  return sum === 0 ? 0 : (2 * throughput * stability) / sum;
}
