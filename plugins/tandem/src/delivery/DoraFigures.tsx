import { Flex, Skeleton } from '@backstage/ui';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { HowComputed } from './HowComputed';
import { LevelTag } from './LevelTag';
import { readMetric } from './metricReading';
import { METRICS, type MetricName } from '../summary/metrics';
import { ScoreHalves } from './ScoreLine';
import styles from './DoraFigures.module.css';

/** The score and the five figures, compact enough for a card. */
export function DoraFigures(props: { dora: Dora }) {
  const { dora } = props;
  const { t } = useTranslate();
  return (
    <Flex direction="column" gap="3">
      <ScoreHalves score={dora.score} />
      <dl className={styles.figures}>
        {METRICS.map(name => (
          <FigureRow key={name} name={name} dora={dora} />
        ))}
      </dl>
      <Muted as="p">
        {t('delivery.card.window', { environment: dora.environment })}
        {' · '}
        {t('delivery.card.asOf', {
          when: <RelativeTime instant={dora.asOf} />,
        })}
        {' · '}
        <HowComputed dora={dora} />
      </Muted>
    </Flex>
  );
}

function FigureRow(props: { name: MetricName; dora: Dora }) {
  const { name, dora } = props;
  const { t } = useTranslate();
  const { figure, sample, level } = readMetric(name, dora.metrics, t);
  return (
    <div className={styles.row}>
      <dt className={styles.name}>{t(`delivery.figure.name.${name}`)}</dt>
      <dd className={styles.figure}>{figure}</dd>
      <dd className={styles.sample}>
        <Muted>{sample}</Muted>
      </dd>
      <dd className={styles.level}>{level && <LevelTag level={level} />}</dd>
    </div>
  );
}

/** Holds the place of {@link DoraFigures} while they load. */
export function DoraFiguresSkeleton() {
  const { t } = useTranslate();
  return (
    <Flex
      direction="column"
      gap="3"
      role="status"
      aria-label={t('delivery.card.loading')}
    >
      <Skeleton width="70%" height={17} />
      <div className={styles.figures}>
        {METRICS.map(name => (
          <div key={name} className={styles.row}>
            <Skeleton width="60%" height={22} />
            <Skeleton width={72} height={22} />
            <Skeleton width="40%" height={21} />
          </div>
        ))}
      </div>
      <Skeleton width="80%" height={17} />
    </Flex>
  );
}
