import { CardBody, Skeleton } from '@backstage/ui';
import { useTranslate } from '../translation';
import { Panel } from '../ui/Panel';
import { METRICS } from '../summary/metrics';
import styles from './DeliverySection.module.css';
import tileStyles from './MetricTile.module.css';

/** Holds the place of the Delivery section while it loads. */
export function DeliverySkeleton() {
  const { t } = useTranslate();
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
          <Panel key={name}>
            <CardBody className={tileStyles.tile}>
              <Skeleton width="70%" height={17} />
              <Skeleton width="60%" height={34} />
              <Skeleton width="80%" height={20} />
              <Skeleton width="50%" height={17} />
            </CardBody>
          </Panel>
        ))}
      </div>
      <Skeleton width="60%" height={17} />
      <div className={styles.pair}>
        <CardSkeleton height={286} />
        <CardSkeleton height={286} />
      </div>
      <CardSkeleton height={480} />
    </div>
  );
}

function CardSkeleton(props: { height: number }) {
  return (
    <Panel>
      <CardBody>
        <Skeleton width="100%" height={props.height} />
      </CardBody>
    </Panel>
  );
}
