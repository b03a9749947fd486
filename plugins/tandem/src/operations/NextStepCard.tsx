import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Skeleton } from '@backstage/ui';
import { SummaryContent } from '../summary/SummaryContent';
import { usualSelection, useSummary } from '../summary/useSummary';
import { useTranslate } from '../translation';
import { NextStepBody } from './NextStepBody';

/** What to do next for a service, on its overview. */
export function NextStepCard() {
  const { entity } = useEntity();
  const { t } = useTranslate();
  const entityRef = stringifyEntityRef(entity);
  const summary = useSummary(usualSelection(entityRef));
  return (
    <EntityInfoCard title={t('nextStep.title')}>
      <SummaryContent
        summary={summary}
        skeleton={<NextStepSkeleton />}
        failed={t('nextStep.failed')}
      >
        {data => <NextStepBody entityRef={entityRef} summary={data} />}
      </SummaryContent>
    </EntityInfoCard>
  );
}

function NextStepSkeleton() {
  const { t } = useTranslate();
  return (
    <Flex
      direction="column"
      gap="3"
      role="status"
      aria-label={t('nextStep.loading')}
    >
      <Skeleton width="80%" height={21} />
      <Skeleton width="95%" height={17} />
      <Skeleton width={120} height={32} />
    </Flex>
  );
}
