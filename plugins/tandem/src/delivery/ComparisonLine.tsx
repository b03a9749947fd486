import {
  formatRatio,
  type Dora,
  type DoraMetrics,
} from '@tandem/backstage-plugin-tandem-common';
import { Fragment } from 'react';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { INDUSTRY_MEANS_2025 } from './industryMeans';
import { type MetricName } from '../summary/metrics';
import { formatScore, ScoreLine } from './ScoreLine';
import styles from './ComparisonLine.module.css';

/** The score, and how the figures stand to the industry's means. */
export function ComparisonLine(props: { dora: Dora }) {
  const { dora } = props;
  const { t } = useTranslate();
  const comparisons = compare(dora.metrics);
  return (
    <div className={styles.line}>
      <ScoreLine score={dora.score} />
      {comparisons.length > 0 && (
        <Muted as="p">
          {t('delivery.figure.industry')}{' '}
          {comparisons.map(({ name, own, mean }, index) => (
            <Fragment key={name}>
              {index > 0 && ' · '}
              <span className={styles.item}>
                {t('delivery.figure.versus', {
                  name: t(`delivery.figure.short.${name}`),
                  own,
                  mean,
                })}
              </span>
            </Fragment>
          ))}
        </Muted>
      )}
    </div>
  );
}

/** Own value and mean of each figure that has one, in words. */
function compare(metrics: DoraMetrics) {
  const means = INDUSTRY_MEANS_2025;
  return [
    scores(metrics, 'deploymentFrequency', means.deploymentFrequencyScore),
    scores(metrics, 'changeLeadTime', means.changeLeadTimeScore),
    ratios(metrics, 'changeFailRate', means.changeFailRateRatio),
    scores(
      metrics,
      'failedDeploymentRecoveryTime',
      means.failedDeploymentRecoveryTimeScore,
    ),
    ratios(metrics, 'deploymentReworkRate', means.deploymentReworkRateRatio),
  ].flatMap(comparison => comparison ?? []);
}

function scores(metrics: DoraMetrics, name: MetricName, mean: number) {
  const { score } = metrics[name];
  return score === null
    ? undefined
    : { name, own: formatScore(score), mean: formatScore(mean) };
}

function ratios(
  metrics: DoraMetrics,
  name: 'changeFailRate' | 'deploymentReworkRate',
  mean: number,
) {
  const { ratio } = metrics[name];
  return ratio === null
    ? undefined
    : { name, own: formatRatio(ratio), mean: formatRatio(mean) };
}
