import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { CoverageOrigin } from '../liaison/CoverageOrigin';
import { LiaisonOverview } from '../liaison/LiaisonOverview';
import { SlosPanel } from '../slo/SlosPanel';
import type { LinkOperations } from '../summary/operationsState';
import { useTranslate } from '../translation';
import { SectionCard } from '../ui/SectionCard';
import { WhoMay } from '../ui/WhoMay';
import { NextStepBody } from './NextStepBody';
import styles from './OperationsContent.module.css';

/** Is it well, who helps, what next. */
export function OverviewCards(props: {
  entityRef: string;
  summary: EntitySummary;
  link: LinkOperations;
}) {
  const { entityRef, summary } = props;
  const { coverage } = summary;
  const { t } = useTranslate();
  return (
    <div className={styles.cards}>
      <SlosPanel {...props} />
      <SectionCard
        title={t('liaison.card.title')}
        actions={
          coverage && (
            <CoverageOrigin entityRef={entityRef} coverage={coverage} />
          )
        }
      >
        {coverage ? (
          <LiaisonOverview
            entityRef={entityRef}
            coverage={coverage}
            rights={summary}
          />
        ) : (
          <WhoMay right="seeLiaison" />
        )}
      </SectionCard>
      <SectionCard title={t('nextStep.title')}>
        <NextStepBody entityRef={entityRef} summary={summary} />
      </SectionCard>
    </div>
  );
}
