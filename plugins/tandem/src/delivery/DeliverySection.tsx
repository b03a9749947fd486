import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Text } from '@backstage/ui';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { tandemTranslationRef } from '../translation';
import { BasisLine } from './BasisLine';
import { ComparisonLine } from './ComparisonLine';
import { DeliveryLists } from './DeliveryLists';
import { METRICS } from './metrics';
import { MetricTile } from './MetricTile';
import type {
  ChangeOperations,
  LinkOperations,
  OperationsState,
} from './operationsState';
import type { Selection } from './queries';
import { windowDays } from './range';
import styles from './OperationsContent.module.css';

/** The figures of a window, their course, and what lies behind them. */
export function DeliverySection(props: {
  selection: Selection;
  dora: Dora;
  state: OperationsState;
  change: ChangeOperations;
  link: LinkOperations;
}) {
  const { dora, state, change, link } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
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
      <div className={styles.tiles}>
        {METRICS.map(name => (
          <MetricTile
            key={name}
            name={name}
            dora={dora}
            isSelected={name === state.metric}
            change={change}
            link={link}
          />
        ))}
      </div>
      <ComparisonLine dora={dora} />
      <DeliveryLists {...props} />
    </section>
  );
}
