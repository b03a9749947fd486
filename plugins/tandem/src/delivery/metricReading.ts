import {
  formatDuration,
  formatPerDay,
  formatRatio,
  type DoraLevel,
  type DoraMetrics,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import type { MetricName } from '../summary/metrics';
import { failedOf } from './seriesPlot';

/** A figure as people read it. */
export interface MetricReading {
  /** Unset where there is nothing to measure; `sample` then says why. */
  figure?: string;
  /** What the figure rests on, or why there is none. */
  sample: string;
  level?: DoraLevel;
}

const READERS: Record<
  MetricName,
  (metrics: DoraMetrics, t: Translate) => Omit<MetricReading, 'level'>
> = {
  deploymentFrequency: readFrequency,
  changeLeadTime: readLeadTime,
  changeFailRate: readFailRate,
  failedDeploymentRecoveryTime: readRecovery,
  deploymentReworkRate: readRework,
};

/** Puts one of the five figures into words. */
export function readMetric(
  name: MetricName,
  metrics: DoraMetrics,
  t: Translate,
): MetricReading {
  const { level } = metrics[name];
  return {
    ...READERS[name](metrics, t),
    level: level === null || level === 'insufficient-data' ? undefined : level,
  };
}

/** The same for one bucket of a series. */
export function readBucket(
  name: MetricName,
  metrics: DoraMetrics,
  t: Translate,
): MetricReading {
  if (!metrics.deploymentFrequency.deployments) {
    return { sample: t('delivery.figure.nothingDeployedThen') };
  }
  const reading = readMetric(name, metrics, t);
  const failed = failedOf(name, metrics);
  return failed
    ? { ...reading, sample: withFailed(reading.sample, failed, t) }
    : reading;
}

function withFailed(deployments: string, failed: number, t: Translate) {
  return t('delivery.figure.deploymentsFailed', {
    deployments,
    failed: `${failed}`,
  });
}

function readFrequency(metrics: DoraMetrics, t: Translate) {
  const { deployments, perDay, level } = metrics.deploymentFrequency;
  if (deployments > 0) {
    return {
      figure: formatPerDay(perDay),
      sample: t('delivery.figure.deployments', { count: deployments }),
    };
  }
  const ever = level !== 'insufficient-data';
  return {
    sample: ever
      ? t('delivery.figure.nothingDeployed')
      : t('delivery.figure.nothingDeployedEver'),
  };
}

function readLeadTime(metrics: DoraMetrics, t: Translate) {
  const { medianSeconds, p90Seconds, excluded } = metrics.changeLeadTime;
  if (medianSeconds !== null && p90Seconds !== null) {
    return {
      figure: formatDuration(medianSeconds),
      sample: t('delivery.figure.slowest', {
        duration: formatDuration(p90Seconds),
      }),
    };
  }
  if (excluded) {
    return { sample: t('delivery.figure.excluded', { count: excluded }) };
  }
  return {
    sample: metrics.deploymentFrequency.deployments
      ? t('delivery.figure.noChangeData')
      : t('delivery.figure.nothingDeployed'),
  };
}

function readFailRate(metrics: DoraMetrics, t: Translate) {
  const { ratio, failed, deployments } = metrics.changeFailRate;
  if (ratio === null) {
    return { sample: t('delivery.figure.nothingDeployed') };
  }
  const total = String(deployments);
  return {
    figure: formatRatio(ratio),
    sample: failed
      ? t('delivery.figure.failedOf', { failed: `${failed}`, total })
      : t('delivery.figure.noneOf', { total }),
  };
}

function readRecovery(metrics: DoraMetrics, t: Translate) {
  const { medianSeconds, recovered, open } =
    metrics.failedDeploymentRecoveryTime;
  if (medianSeconds !== null) {
    return {
      figure: formatDuration(medianSeconds),
      sample: open
        ? t('delivery.figure.open', { open: `${open}` })
        : t('delivery.figure.recoveries', { count: recovered }),
    };
  }
  if (open) {
    return { sample: t('delivery.figure.open', { open: `${open}` }) };
  }
  return {
    sample: metrics.changeFailRate.deployments
      ? t('delivery.figure.noneFailed')
      : t('delivery.figure.nothingDeployed'),
  };
}

function readRework(metrics: DoraMetrics, t: Translate) {
  const { ratio, unplanned } = metrics.deploymentReworkRate;
  if (ratio === null) {
    return { sample: t('delivery.figure.nothingDeployed') };
  }
  return {
    figure: formatRatio(ratio),
    sample: unplanned
      ? t('delivery.figure.unplanned', { count: unplanned })
      : t('delivery.figure.noneUnplanned'),
  };
}
