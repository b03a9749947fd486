import { CardBody, Skeleton } from '@backstage/ui';
import { DeliverySkeleton } from '../delivery/DeliverySkeleton';
import { Panel } from '../ui/Panel';
import styles from './OperationsContent.module.css';

const CARDS = ['slos', 'liaison', 'next-step'];

/** Holds the place of the Operations tab while it loads. */
export function OperationsSkeleton() {
  return (
    <>
      <div className={styles.cards} aria-hidden="true">
        {CARDS.map(name => (
          <Panel key={name}>
            <CardBody>
              <Skeleton width="100%" height={190} />
            </CardBody>
          </Panel>
        ))}
      </div>
      <DeliverySkeleton />
    </>
  );
}
