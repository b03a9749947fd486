import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { CoverageOrigin } from '../liaison/CoverageOrigin';
import { LiaisonOverview } from '../liaison/LiaisonOverview';
import { SlosPanel } from '../slo/SlosPanel';
import type { LinkOperations } from '../summary/operationsState';
import { useTranslate } from '../translation';
import { SectionCard } from '../ui/SectionCard';
import { NextStepBody } from './NextStepBody';
import styles from './OperationsContent.module.css';

/** Is it well, who helps, what next. */
export function OverviewCards(props: {
  entityRef: string;
  summary: EntitySummary;
  link: LinkOperations;
}) {
  const { entityRef, summary } = props;
  const { t } = useTranslate();
  return (
    <div className={styles.cards}>
      <SlosPanel {...props} />
      <SectionCard
        title={t('liaison.card.title')}
        actions={
          <CoverageOrigin entityRef={entityRef} coverage={summary.coverage} />
        }
      >
        <LiaisonOverview entityRef={entityRef} coverage={summary.coverage} />
      </SectionCard>
      <SectionCard title={t('nextStep.title')}>
        <NextStepBody entityRef={entityRef} summary={summary} />
      </SectionCard>
    </div>
  );
}
