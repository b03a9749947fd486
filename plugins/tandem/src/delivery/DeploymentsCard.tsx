import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { tandemTranslationRef } from '../translation';
import { Choice } from '../ui/Choice';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { SectionCard } from '../ui/SectionCard';
import { deploymentColumns } from './deploymentColumns';
import { ListSkeleton } from './ListSkeleton';
import { DEPLOYMENTS_ID } from './MetricTile';
import type { ChangeOperations, OperationsState } from './operationsState';
import { ShowOlder } from './ShowOlder';
import type { DeliveryLists } from './useDeliveryLists';
import { useShownRows } from './useShownRows';

/** The deployments behind the figures, newest first. */
export function DeploymentsCard(props: {
  lists: DeliveryLists;
  dora: Dora;
  state: OperationsState;
  change: ChangeOperations;
}) {
  const { lists, dora, state, change } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const { failed } = dora.metrics.changeFailRate;
  return (
    <div id={DEPLOYMENTS_ID}>
      <SectionCard
        title={t('delivery.list.deployments')}
        actions={
          <Choice
            label={t('delivery.list.filter')}
            value={state.show}
            options={[
              { value: 'all', label: t('delivery.list.all') },
              {
                value: 'failed',
                label: `${t('delivery.list.failedOnly')} (${failed})`,
              },
            ]}
            onChange={show => change({ show })}
          />
        }
      >
        <Rows lists={lists} state={state} change={change} />
      </SectionCard>
    </div>
  );
}

function Rows(props: {
  lists: DeliveryLists;
  state: OperationsState;
  change: ChangeOperations;
}) {
  const { lists, state, change } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const { allDeployments, deployments, isSearching, searchOlder } = lists;
  const isFailedOnly = state.show === 'failed';
  const rows = isFailedOnly
    ? allDeployments.filter(({ failed }) => failed)
    : allDeployments;
  const shown = useShownRows(rows, state.deployment);
  if (deployments.isPending || (!rows.length && isSearching)) {
    return <ListSkeleton />;
  }
  if (deployments.isError) {
    return (
      <ErrorState
        title={t('delivery.list.deploymentsFailed')}
        error={deployments.error}
        onRetry={deployments.refetch}
      />
    );
  }
  return (
    <>
      {rows.length ? (
        <DataTable
          label={t('delivery.list.deployments')}
          columns={deploymentColumns(t, lists.incidentsOf, change)}
          items={shown.rows}
          highlightedId={state.deployment}
        />
      ) : (
        <NoDeployments isFailedOnly={isFailedOnly} />
      )}
      <ShowOlder
        isAny={shown.hasMore || deployments.hasNextPage}
        isPending={isSearching || deployments.isFetchingNextPage}
        onPress={() => {
          shown.showMore();
          if (!shown.hasMore) searchOlder();
        }}
      />
    </>
  );
}

function NoDeployments(props: { isFailedOnly: boolean }) {
  const { t } = useTranslationRef(tandemTranslationRef);
  return props.isFailedOnly ? (
    <EmptyState
      title={t('delivery.list.noFailed')}
      description={t('delivery.list.noFailedWhy')}
    />
  ) : (
    <EmptyState
      title={t('delivery.list.noDeployments')}
      description={t('delivery.list.noDeploymentsWhy')}
    />
  );
}
