import { parseEntityRef } from '@backstage/catalog-model';
import { Button, Flex, Text, VisuallyHidden } from '@backstage/ui';
import {
  formatDuration,
  formatPerDay,
  type DoraMetrics,
  type ServiceDora,
} from '@tandem/backstage-plugin-tandem-common';
import { useId, useState } from 'react';
import { type Translate, useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { TextLink } from '../ui/TextLink';
import { LevelTag } from './LevelTag';
import { readMetric } from './metricReading';
import { useOperationsLink } from '../summary/useOperationsLink';
import styles from './ServiceList.module.css';

const SHOWN_AT_FIRST = 6;

/** Services in the order given: the highest change fail rate first. */
export function ServiceList(props: {
  items: ServiceDora[];
  totalItems: number;
}) {
  const { items, totalItems } = props;
  const { t } = useTranslate();
  const headingId = useId();
  const [isExpanded, setIsExpanded] = useState(false);
  const shown = isExpanded ? items : items.slice(0, SHOWN_AT_FIRST);
  return (
    <Flex direction="column" gap="2">
      <Text as="h4" weight="bold" id={headingId}>
        {t('delivery.card.services')}
      </Text>
      <ul className={styles.list} aria-labelledby={headingId}>
        {shown.map(service => (
          <ServiceRow key={service.entityRef} service={service} />
        ))}
      </ul>
      {items.length > SHOWN_AT_FIRST && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={isExpanded}
          onPress={() => setIsExpanded(!isExpanded)}
        >
          {isExpanded
            ? t('delivery.card.showFewer')
            : t('delivery.card.showAll', { total: `${items.length}` })}
        </Button>
      )}
      {isExpanded && items.length < totalItems && (
        <Muted as="p">
          {t('delivery.card.shownOfTotal', {
            shown: `${items.length}`,
            total: `${totalItems}`,
          })}
        </Muted>
      )}
    </Flex>
  );
}

function ServiceRow(props: { service: ServiceDora }) {
  const { entityRef, title, metrics } = props.service;
  const { t } = useTranslate();
  const operationsLink = useOperationsLink();
  const { figure, level } = readMetric('changeFailRate', metrics, t);
  return (
    <li className={styles.row}>
      <TextLink standalone href={operationsLink(entityRef)}>
        {title ?? parseEntityRef(entityRef).name}
      </TextLink>
      {figure && (
        <span className={styles.failRate}>
          <VisuallyHidden>
            {t('delivery.figure.name.changeFailRate')}{' '}
          </VisuallyHidden>
          {level && <LevelTag level={level} />}
          <strong>{figure}</strong>
        </span>
      )}
      <Muted className={styles.basis}>{serviceBasis(metrics, t)}</Muted>
    </li>
  );
}

function serviceBasis(metrics: DoraMetrics, t: Translate): string {
  const { failed, deployments } = metrics.changeFailRate;
  if (!deployments) {
    return t('delivery.figure.nothingDeployed');
  }
  const { medianSeconds } = metrics.changeLeadTime;
  return [
    t('delivery.card.failedOf', {
      failed: `${failed}`,
      deployments: `${deployments}`,
    }),
    formatPerDay(metrics.deploymentFrequency.perDay),
    medianSeconds === null
      ? t('delivery.figure.noChangeData')
      : t('delivery.card.leadTime', {
          duration: formatDuration(medianSeconds),
        }),
  ].join(' · ');
}
