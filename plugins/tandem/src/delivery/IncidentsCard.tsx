import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { tandemTranslationRef } from '../translation';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { SectionCard } from '../ui/SectionCard';
import { useNow } from '../ui/useNow';
import { incidentColumns } from './incidentColumns';
import { ListSkeleton } from './ListSkeleton';
import type { LinkOperations, OperationsState } from './operationsState';
import { ShowOlder } from './ShowOlder';
import type { DeliveryLists } from './useDeliveryLists';
import { useShownRows } from './useShownRows';

/** The incidents of the range, newest first. */
export function IncidentsCard(props: {
  lists: DeliveryLists;
  state: OperationsState;
  link: LinkOperations;
}) {
  const { t } = useTranslationRef(tandemTranslationRef);
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
  const { t } = useTranslationRef(tandemTranslationRef);
  const now = useNow();
  const { incidents, allIncidents } = lists;
  const shown = useShownRows(allIncidents, state.incident);
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
  if (!allIncidents.length) {
    return (
      <EmptyState
        title={t('delivery.list.noIncidents')}
        description={t('delivery.list.noIncidentsWhy')}
      />
    );
  }
  return (
    <>
      <DataTable
        label={t('delivery.list.incidents')}
        columns={incidentColumns(t, now, link)}
        items={shown.rows}
        highlightedId={state.incident}
      />
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
