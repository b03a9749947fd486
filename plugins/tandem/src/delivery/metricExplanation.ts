import {
  formatDuration,
  formatPerDay,
  type DoraMetrics,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import type { MetricName } from '../summary/metrics';
import { formatScore } from './ScoreLine';

const EXPLAINERS: Record<
  MetricName,
  (metrics: DoraMetrics, t: Translate) => string[]
> = {
  deploymentFrequency: explainFrequency,
  changeLeadTime: explainLeadTime,
  changeFailRate: explainFailRate,
  failedDeploymentRecoveryTime: explainRecovery,
  deploymentReworkRate: explainRework,
};

/** How a figure comes about, in sentences with its actual numbers. */
export function explainMetric(
  name: MetricName,
  metrics: DoraMetrics,
  t: Translate,
): string[] {
  return [...EXPLAINERS[name](metrics, t), explainLevel(name, metrics, t)];
}

function explainFrequency(metrics: DoraMetrics, t: Translate) {
  const frequency = metrics.deploymentFrequency;
  const numbers = {
    deployments: t('delivery.figure.deployments', {
      count: frequency.deployments,
    }),
    days: `${frequency.deploymentDays}`,
    perDay: formatPerDay(frequency.perDay),
  };
  const perWeek = frequency.medianDeploymentDaysPerWeek;
  return [
    perWeek === null
      ? t('delivery.computation.deploymentFrequencyNoWeek', numbers)
      : t('delivery.computation.deploymentFrequency', {
          ...numbers,
          perWeek: `${perWeek}`,
        }),
  ];
}

function explainLeadTime(metrics: DoraMetrics, t: Translate) {
  const { medianSeconds, p90Seconds, changes, excluded, phases } =
    metrics.changeLeadTime;
  const sentences: string[] = [];
  if (medianSeconds === null || p90Seconds === null) {
    sentences.push(t('delivery.computation.changeLeadTimeNone'));
  } else {
    sentences.push(
      t('delivery.computation.changeLeadTime', {
        changes: t('delivery.figure.changes', { count: changes }),
        median: formatDuration(medianSeconds),
        p90: formatDuration(p90Seconds),
      }),
    );
  }
  if (phases) {
    const known = (seconds?: number) =>
      seconds === undefined
        ? t('delivery.computation.unknown')
        : formatDuration(seconds);
    sentences.push(
      t('delivery.computation.phases', {
        coding: known(phases.codingSeconds),
        review: known(phases.reviewSeconds),
        deploy: known(phases.deploySeconds),
      }),
    );
  }
  if (excluded > 0) {
    sentences.push(t('delivery.computation.excluded', { count: excluded }));
  }
  return sentences;
}

function explainFailRate(metrics: DoraMetrics, t: Translate) {
  const { failed, deployments } = metrics.changeFailRate;
  return [
    deployments
      ? t('delivery.computation.changeFailRate', {
          failed: `${failed}`,
          deployments: t('delivery.figure.deployments', { count: deployments }),
        })
      : t('delivery.computation.changeFailRateNone'),
  ];
}

function explainRecovery(metrics: DoraMetrics, t: Translate) {
  const { medianSeconds, recovered, open } =
    metrics.failedDeploymentRecoveryTime;
  if (medianSeconds === null && !open) {
    return [t('delivery.computation.failedDeploymentRecoveryTimeNoneFailed')];
  }
  const median =
    medianSeconds === null
      ? t('delivery.computation.failedDeploymentRecoveryTimeNone')
      : t('delivery.computation.failedDeploymentRecoveryTime', {
          recovered: t('delivery.figure.recoveries', { count: recovered }),
          median: formatDuration(medianSeconds),
        });
  return open
    ? [median, t('delivery.computation.open', { open: `${open}` })]
    : [median];
}

function explainRework(metrics: DoraMetrics, t: Translate) {
  const { unplanned, deployments } = metrics.deploymentReworkRate;
  return [
    deployments
      ? t('delivery.computation.deploymentReworkRate', {
          unplanned: `${unplanned}`,
          deployments: t('delivery.figure.deployments', { count: deployments }),
        })
      : t('delivery.computation.deploymentReworkRateNone'),
  ];
}

function explainLevel(name: MetricName, metrics: DoraMetrics, t: Translate) {
  const { level, score } = metrics[name];
  if (level === 'insufficient-data') {
    return t('delivery.computation.noLevel');
  }
  if (level === null) {
    return score === null
      ? ''
      : t('delivery.computation.scoreOnly', { score: formatScore(score) });
  }
  const word = t(`delivery.figure.level.${level}`);
  return score === null
    ? t('delivery.computation.levelOnly', { level: word })
    : t('delivery.computation.level', {
        level: word,
        score: formatScore(score),
      });
}
