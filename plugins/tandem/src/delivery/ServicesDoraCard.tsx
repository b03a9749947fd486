import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { WhoMay } from '../ui/WhoMay';
import { DoraFigures, DoraFiguresSkeleton } from './DoraFigures';
import { FirstDeployment } from './FirstDeployment';
import { SummaryContent } from '../summary/SummaryContent';
import { usualSelection, useSummary } from '../summary/useSummary';
import { ScoreHeading } from './ScoreLine';
import { ServiceList } from './ServiceList';
import styles from './DoraFigures.module.css';

/** How the services of a group, system or domain deliver, on its overview. */
export function ServicesDoraCard() {
  const { entity } = useEntity();
  const { t } = useTranslate();
  const entityRef = stringifyEntityRef(entity);
  const summary = useSummary(usualSelection(entityRef));
  return (
    <EntityInfoCard
      className={styles.card}
      title={t('delivery.card.title')}
      headerActions={
        summary.data?.dora && <ScoreHeading score={summary.data.dora.score} />
      }
    >
      <SummaryContent
        summary={summary}
        skeleton={<DoraFiguresSkeleton />}
        failed={t('delivery.card.failed')}
      >
        {data => <Services entityRef={entityRef} summary={data} />}
      </SummaryContent>
    </EntityInfoCard>
  );
}

function Services(props: { entityRef: string; summary: EntitySummary }) {
  const { entityRef, summary } = props;
  const { t } = useTranslate();
  const { environments, dora, services } = summary;
  if (!dora) {
    return <WhoMay right="seeDeliveries" />;
  }
  if (!services?.totalItems) {
    return (
      <EmptyState
        title={t('delivery.card.noServices')}
        description={t('delivery.card.noServicesWhy')}
      />
    );
  }
  if (!environments?.length) {
    return <FirstDeployment entityRef={entityRef} />;
  }
  return (
    <Flex direction="column" gap="4">
      <DoraFigures dora={dora} />
      <ServiceList items={services.items} totalItems={services.totalItems} />
    </Flex>
  );
}
