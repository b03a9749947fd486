import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Skeleton } from '@backstage/ui';
import { SummaryContent } from '../summary/SummaryContent';
import { usualSelection, useSummary } from '../summary/useSummary';
import { useTranslate } from '../translation';
import { WhoMay } from '../ui/WhoMay';
import { CoverageOrigin } from './CoverageOrigin';
import { LiaisonOverview } from './LiaisonOverview';

/** Who helps, on the overview of a service, team, system or domain. */
export function LiaisonCard() {
  const { entity } = useEntity();
  const { t } = useTranslate();
  const entityRef = stringifyEntityRef(entity);
  const summary = useSummary(usualSelection(entityRef));
  const coverage = summary.data?.coverage;
  return (
    <EntityInfoCard
      title={t('liaison.card.title')}
      headerActions={
        coverage && <CoverageOrigin entityRef={entityRef} coverage={coverage} />
      }
    >
      <SummaryContent
        summary={summary}
        skeleton={<LiaisonSkeleton />}
        failed={t('liaison.card.failed')}
      >
        {data =>
          data.coverage ? (
            <LiaisonOverview
              entityRef={entityRef}
              coverage={data.coverage}
              rights={data}
            />
          ) : (
            <WhoMay right="seeLiaison" />
          )
        }
      </SummaryContent>
    </EntityInfoCard>
  );
}

/** Holds the place of a person and a button. */
export function LiaisonSkeleton() {
  const { t } = useTranslate();
  return (
    <Flex
      direction="column"
      gap="3"
      role="status"
      aria-label={t('liaison.card.loading')}
    >
      <Flex gap="2" align="center">
        <Skeleton width={40} height={40} rounded />
        <Flex direction="column" gap="1">
          <Skeleton width={140} height={18} />
          <Skeleton width={220} height={14} />
        </Flex>
      </Flex>
      <Skeleton width={190} height={36} />
    </Flex>
  );
}
