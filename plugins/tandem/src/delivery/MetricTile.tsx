import { CardBody } from '@backstage/ui';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { Panel } from '../ui/Panel';
import { TextLink } from '../ui/TextLink';
import { LevelTag } from './LevelTag';
import { readMetric } from './metricReading';
import type { MetricName } from '../summary/metrics';
import type {
  ChangeOperations,
  LinkOperations,
} from '../summary/operationsState';
import { frequencyTrend } from './trend';
import { TrendText } from './TrendText';
import styles from './MetricTile.module.css';

/** One figure with its level and what it rests on; pressing it draws its course. */
export function MetricTile(props: {
  name: MetricName;
  dora: Dora;
  isSelected: boolean;
  /** Whether pressing the selected one hides its course again. */
  canClose: boolean;
  change: ChangeOperations;
  link: LinkOperations;
}) {
  const { name, dora, isSelected, canClose, change } = props;
  const { t } = useTranslate();
  const { figure, sample, level } = readMetric(name, dora.metrics, t);
  const label = t(`delivery.figure.name.${name}`);
  const trend =
    name === 'deploymentFrequency' ? frequencyTrend(dora) : undefined;
  return (
    <Panel
      className={styles.card}
      data-selected={isSelected || undefined}
      label={
        isSelected
          ? t('delivery.operations.shownInChart', { name: label })
          : t('delivery.operations.showInChart', { name: label })
      }
      onPress={() =>
        change(
          { metric: isSelected && canClose ? undefined : name },
          { replace: true },
        )
      }
    >
      <CardBody className={styles.tile}>
        <Muted as="p">{label}</Muted>
        {figure ? (
          <p className={styles.figure}>{figure}</p>
        ) : (
          <p className={styles.words}>{sample}</p>
        )}
        <div className={styles.basis}>
          {level && <LevelTag level={level} />}
          {figure && <Sample {...props} sample={sample} />}
        </div>
        {trend && <TrendText trend={trend} />}
      </CardBody>
    </Panel>
  );
}

/** What a figure rests on; failures lead to the deployments that failed. */
function Sample(props: {
  name: MetricName;
  dora: Dora;
  sample: string;
  link: LinkOperations;
}) {
  const { name, dora, sample, link } = props;
  const { t } = useTranslate();
  const { failed, deployments } = dora.metrics.changeFailRate;
  if (name !== 'changeFailRate' || !failed) {
    return <Muted>{sample}</Muted>;
  }
  return (
    <TextLink
      variant="body-small"
      aria-label={t('delivery.operations.showFailed', {
        failed: `${failed}`,
        total: `${deployments}`,
      })}
      href={link({ show: 'failed' })}
    >
      {sample}
    </TextLink>
  );
}
