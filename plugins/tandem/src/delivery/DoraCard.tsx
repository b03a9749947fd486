import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { TextLink } from '../ui/TextLink';
import { WhoMay } from '../ui/WhoMay';
import { DoraFigures, DoraFiguresSkeleton } from './DoraFigures';
import { FirstDeployment } from './FirstDeployment';
import { SummaryContent } from '../summary/SummaryContent';
import { usualSelection, useSummary } from '../summary/useSummary';
import { ScoreHeading } from './ScoreLine';
import { useOperationsLink } from '../summary/useOperationsLink';
import styles from './DoraFigures.module.css';

/** How one service delivers, on its overview. */
export function DoraCard() {
  const { entity } = useEntity();
  const { t } = useTranslate();
  const entityRef = stringifyEntityRef(entity);
  const summary = useSummary(usualSelection(entityRef));
  const operationsLink = useOperationsLink();
  return (
    <EntityInfoCard
      className={styles.card}
      title={t('delivery.card.title')}
      headerActions={
        summary.data?.dora && <ScoreHeading score={summary.data.dora.score} />
      }
      footerActions={
        <TextLink standalone href={operationsLink(entityRef)}>
          {t('delivery.card.openOperations')}
        </TextLink>
      }
    >
      <SummaryContent
        summary={summary}
        skeleton={<DoraFiguresSkeleton />}
        failed={t('delivery.card.failed')}
      >
        {data => <Figures entityRef={entityRef} summary={data} />}
      </SummaryContent>
    </EntityInfoCard>
  );
}

function Figures(props: { entityRef: string; summary: EntitySummary }) {
  const { entityRef, summary } = props;
  const { dora, environments } = summary;
  if (!dora) {
    return <WhoMay right="seeDeliveries" />;
  }
  return environments?.length ? (
    <DoraFigures dora={dora} />
  ) : (
    <FirstDeployment entityRef={entityRef} />
  );
}
