import { Alert, Text } from '@backstage/ui';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { BasisLine } from './BasisLine';
import { ComparisonLine } from './ComparisonLine';
import { METRICS, type MetricName } from '../summary/metrics';
import { MetricTile } from './MetricTile';
import { SeriesCard } from './SeriesCard';
import type {
  ChangeOperations,
  LinkOperations,
  OperationsState,
} from '../summary/operationsState';
import type { Selection } from '../summary/useSummary';
import { windowDays } from '../summary/range';
import styles from './DeliverySection.module.css';

/** The figures of a window, and the course of the one that is chosen. */
export function DeliverySection(props: {
  selection: Selection;
  dora: Dora;
  /** The figure whose course is shown, here or elsewhere on the page. */
  metric: MetricName | undefined;
  /** Whether its course is shown here, directly beneath the figures. */
  withCourse: boolean;
  state: OperationsState;
  change: ChangeOperations;
  link: LinkOperations;
}) {
  const { selection, dora, metric, withCourse, state, change, link } = props;
  const { t } = useTranslate();
  return (
    <section
      className={styles.section}
      aria-label={t('delivery.operations.title')}
    >
      <div className={styles.titleRow}>
        <Text as="h2" variant="body-large" weight="bold">
          {t('delivery.operations.title')}
        </Text>
        <BasisLine dora={dora} />
      </div>
      {dora.signs.includes('faster-less-stable') && (
        <Alert
          status="info"
          icon
          title={t('delivery.operations.fasterLessStable')}
          description={t('delivery.operations.fasterLessStableWhy', {
            days: `${windowDays(dora)}`,
          })}
        />
      )}
      {dora.signs.includes('before-any-liaison') && (
        <Alert
          status="info"
          icon
          title={t('delivery.operations.beforeAnyLiaison')}
          description={t('delivery.operations.beforeAnyLiaisonWhy')}
        />
      )}
      <div className={styles.tiles}>
        {METRICS.map(name => (
          <MetricTile
            key={name}
            name={name}
            dora={dora}
            isSelected={name === metric}
            canClose={withCourse}
            change={change}
            link={link}
          />
        ))}
      </div>
      <ComparisonLine dora={dora} />
      {withCourse && metric && (
        <SeriesCard
          selection={selection}
          dora={dora}
          metric={metric}
          state={state}
          change={change}
        />
      )}
    </section>
  );
}
