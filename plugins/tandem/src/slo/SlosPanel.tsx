import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { SLOS_PART } from '../summary/operationsParts';
import type { LinkOperations } from '../summary/operationsState';
import { useTranslate } from '../translation';
import { SectionCard } from '../ui/SectionCard';
import { TextLink } from '../ui/TextLink';
import { WhoMay } from '../ui/WhoMay';
import { alertsOf, causeOf, type BurnCause } from './burnCause';
import { FirstSlo } from './FirstSlo';
import { useArchivedSlos, useSloSeries } from './queries';
import { SloHeadlineTag } from './SloHeadlineTag';
import { SloRows } from './SloRows';

/** How the SLOs of a service do, at the top of its Operations tab. */
export function SlosPanel(props: {
  entityRef: string;
  summary: EntitySummary;
  link: LinkOperations;
}) {
  const { entityRef, summary, link } = props;
  const { t } = useTranslate();
  const causes = useWorstCause(summary);
  const { slos, sloCount = 0 } = summary;
  return (
    <SectionCard
      title={t('slo.card.title')}
      actions={slos && <SloHeadlineTag slos={slos} />}
    >
      {!slos && <WhoMay right="seeSlos" />}
      {slos && slos.length > 0 && (
        <SloRows
          slos={slos}
          sloCount={sloCount}
          sloLink={slo => link({ slo: slo.id })}
          allLink={`${link({})}#${SLOS_PART}`}
          causes={causes}
        />
      )}
      {slos?.length === 0 && (
        <>
          <FirstSlo entityRef={entityRef} rights={summary} />
          <ArchivedLink entityRef={entityRef} link={link} />
        </>
      )}
    </SectionCard>
  );
}

/** Where all SLOs are archived, the way to them. */
function ArchivedLink(props: { entityRef: string; link: LinkOperations }) {
  const { entityRef, link } = props;
  const { t } = useTranslate();
  const { data } = useArchivedSlos(entityRef, true);
  return data?.items.length ? (
    <TextLink
      variant="body-small"
      href={`${link({ sloFilter: 'archived' })}#${SLOS_PART}`}
    >
      {t('slo.card.archivedOnes', { count: data.items.length })}
    </TextLink>
  ) : null;
}

/** What the worst SLO went down after, told by the course that is drawn anyway. */
function useWorstCause({
  slos = [],
}: EntitySummary): Record<string, BurnCause> {
  const worst = slos.at(0);
  const isLow = worst && ['burning', 'exhausted'].includes(worst.status.state);
  const { data } = useSloSeries(isLow ? worst.id : undefined, 'window');
  const alert = data && alertsOf(data).at(-1);
  const cause = alert && causeOf(alert, data.markers);
  return worst && cause ? { [worst.id]: cause } : {};
}
