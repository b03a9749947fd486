import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Card, CardBody, Skeleton } from '@backstage/ui';
import { tandemTranslationRef } from '../translation';
import { METRICS } from './metrics';
import styles from './OperationsContent.module.css';
import tileStyles from './MetricTile.module.css';

/** Holds the place of the Delivery section while it loads. */
export function DeliverySkeleton() {
  const { t } = useTranslationRef(tandemTranslationRef);
  return (
    <div
      className={styles.section}
      role="status"
      aria-label={t('delivery.card.loading')}
    >
      <div className={styles.titleRow}>
        <Skeleton width={80} height={22} />
        <Skeleton width="min(420px, 60%)" height={17} />
      </div>
      <div className={styles.tiles}>
        {METRICS.map(name => (
          <Card key={name}>
            <CardBody className={tileStyles.tile}>
              <Skeleton width="70%" height={17} />
              <Skeleton width="60%" height={34} />
              <Skeleton width="80%" height={20} />
              <Skeleton width="50%" height={17} />
            </CardBody>
          </Card>
        ))}
      </div>
      <Skeleton width="60%" height={17} />
      <div className={styles.pair}>
        <CardSkeleton height={316} />
        <CardSkeleton height={316} />
      </div>
      <CardSkeleton height={480} />
    </div>
  );
}

function CardSkeleton(props: { height: number }) {
  return (
    <Card>
      <CardBody>
        <Skeleton height={props.height} />
      </CardBody>
    </Card>
  );
}
