import type { IncidentOut } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { isNotFound } from '../ui/errorStatus';
import { Muted } from '../ui/Muted';
import { SectionCard } from '../ui/SectionCard';
import { useNow } from '../ui/useNow';
import { incidentColumns } from './incidentColumns';
import { ListSkeleton } from '../ui/ListSkeleton';
import type {
  LinkOperations,
  OperationsState,
} from '../summary/operationsState';
import { useIncident } from './recordQueries';
import { ShowOlder } from '../ui/ShowOlder';
import type { DeliveryLists } from './useDeliveryLists';
import { useShownRows } from '../ui/useShownRows';

/** The incidents of the range, newest first. */
export function IncidentsCard(props: {
  lists: DeliveryLists;
  state: OperationsState;
  link: LinkOperations;
}) {
  const { t } = useTranslate();
  return (
    <SectionCard title={t('delivery.list.incidents')}>
      <Rows {...props} />
    </SectionCard>
  );
}

function Rows(props: {
  lists: DeliveryLists;
  state: OperationsState;
  link: LinkOperations;
}) {
  const { lists, state, link } = props;
  const { t } = useTranslate();
  const { incidents, loadedIncidents } = lists;
  const linked = useLinkedIncident(state.incident, lists);
  const rows = linked.incident
    ? [linked.incident, ...loadedIncidents]
    : loadedIncidents;
  const shown = useShownRows(rows, state.incident);
  if (incidents.isPending) {
    return <ListSkeleton />;
  }
  if (incidents.isError && !incidents.data) {
    return (
      <ErrorState
        title={t('delivery.list.incidentsFailed')}
        error={incidents.error}
        onRetry={incidents.refetch}
      />
    );
  }
  return (
    <>
      {linked.isOutside && (
        <Muted as="p">{t('delivery.list.incidentOutside')}</Muted>
      )}
      {linked.isMissing && (
        <Muted as="p">{t('delivery.list.incidentMissing')}</Muted>
      )}
      <IncidentRows rows={shown.rows} marked={state.incident} link={link} />
      {incidents.isFetchNextPageError && (
        <ErrorState
          title={t('delivery.list.incidentsFailed')}
          error={incidents.error}
          onRetry={incidents.fetchNextPage}
        />
      )}
      <ShowOlder
        isAny={shown.hasMore || incidents.hasNextPage}
        isPending={incidents.isFetchingNextPage}
        onPress={() => {
          shown.showMore();
          if (!shown.hasMore) incidents.fetchNextPage();
        }}
      />
    </>
  );
}

function IncidentRows(props: {
  rows: IncidentOut[];
  marked: string | undefined;
  link: LinkOperations;
}) {
  const { rows, marked, link } = props;
  const { t } = useTranslate();
  const now = useNow();
  return rows.length ? (
    <DataTable
      label={t('delivery.list.incidents')}
      columns={incidentColumns(t, now, link)}
      items={rows}
      highlightedId={marked}
    />
  ) : (
    <EmptyState
      title={t('delivery.list.noIncidents')}
      description={t('delivery.list.noIncidentsWhy')}
    />
  );
}

/** The incident that a link names, where the list does not hold it. */
function useLinkedIncident(id: string | undefined, lists: DeliveryLists) {
  const { incidents, loadedIncidents } = lists;
  const isListed = loadedIncidents.some(incident => incident.id === id);
  const wanted = incidents.isPending || isListed ? undefined : id;
  const { data, error } = useIncident(wanted);
  const incident = wanted === undefined ? undefined : data;
  return {
    incident,
    isOutside: incident !== undefined,
    isMissing: wanted !== undefined && isNotFound(error),
  };
}
