import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { SLOS_PART } from '../summary/operationsParts';
import { useOperationsLink } from '../summary/useOperationsLink';
import { SummaryContent } from '../summary/SummaryContent';
import { usualSelection, useSummary } from '../summary/useSummary';
import { useTranslate } from '../translation';
import { TextLink } from '../ui/TextLink';
import { WhoMay } from '../ui/WhoMay';
import { FirstSlo } from './FirstSlo';
import { SloHeadlineTag } from './SloHeadlineTag';
import { SloRows, SloRowsSkeleton } from './SloRows';

/** How the SLOs of a service do, or of all services of a group, on its overview. */
export function SloCard() {
  const { entity } = useEntity();
  const { t } = useTranslate();
  const entityRef = stringifyEntityRef(entity);
  const isService = parseEntityRef(entityRef).kind === 'component';
  const operationsLink = useOperationsLink();
  const summary = useSummary(usualSelection(entityRef));
  return (
    <EntityInfoCard
      title={t('slo.card.title')}
      headerActions={
        summary.data?.slos && <SloHeadlineTag slos={summary.data.slos} />
      }
      footerActions={
        isService && (
          <TextLink standalone href={operationsLink(entityRef)}>
            {t('slo.card.open')}
          </TextLink>
        )
      }
    >
      <SummaryContent
        summary={summary}
        skeleton={<SloRowsSkeleton />}
        failed={t('slo.card.failed')}
      >
        {data => (
          <Rows entityRef={entityRef} isService={isService} summary={data} />
        )}
      </SummaryContent>
    </EntityInfoCard>
  );
}

function Rows(props: {
  entityRef: string;
  isService: boolean;
  summary: EntitySummary;
}) {
  const { entityRef, isService, summary } = props;
  const operationsLink = useOperationsLink();
  const { slos, sloCount = 0 } = summary;
  if (!slos) {
    return <WhoMay right="seeSlos" />;
  }
  if (!slos.length) {
    return <FirstSlo entityRef={entityRef} rights={summary} />;
  }
  return (
    <SloRows
      slos={slos}
      sloCount={sloCount}
      withService={!isService}
      sloLink={slo =>
        operationsLink(slo.entityRef, `?slo=${encodeURIComponent(slo.id)}`)
      }
      allLink={
        isService ? operationsLink(entityRef, `#${SLOS_PART}`) : undefined
      }
    />
  );
}
