import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { useEffect, useRef } from 'react';
import { useTranslate } from '../translation';
import { Choice } from '../ui/Choice';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { SectionCard } from '../ui/SectionCard';
import { deploymentColumns } from './deploymentColumns';
import { ListSkeleton } from '../ui/ListSkeleton';
import type {
  ChangeOperations,
  LinkOperations,
  OperationsState,
} from '../summary/operationsState';
import { ShowOlder } from '../ui/ShowOlder';
import type { DeliveryLists } from './useDeliveryLists';
import { useShownRows } from '../ui/useShownRows';

/** The deployments behind the figures, newest first. */
export function DeploymentsCard(props: {
  lists: DeliveryLists;
  dora: Dora;
  state: OperationsState;
  change: ChangeOperations;
  link: LinkOperations;
}) {
  const { lists, dora, state, change, link } = props;
  const { t } = useTranslate();
  const { failed } = dora.metrics.changeFailRate;
  return (
    <div ref={useInViewOnChange(state.show)}>
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
        <Rows lists={lists} state={state} link={link} />
      </SectionCard>
    </div>
  );
}

function Rows(props: {
  lists: DeliveryLists;
  state: OperationsState;
  link: LinkOperations;
}) {
  const { lists, state, link } = props;
  const { t } = useTranslate();
  const { loadedDeployments: rows, deployments } = lists;
  const shown = useShownRows(rows, state.deployment);
  if (deployments.isPending) {
    return <ListSkeleton />;
  }
  if (deployments.isError && !deployments.data) {
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
          columns={deploymentColumns(t, lists.incidentsOf, link)}
          items={shown.rows}
          highlightedId={state.deployment}
        />
      ) : (
        <NoDeployments isFailedOnly={state.show === 'failed'} />
      )}
      {deployments.isFetchNextPageError && (
        <ErrorState
          title={t('delivery.list.deploymentsFailed')}
          error={deployments.error}
          onRetry={deployments.fetchNextPage}
        />
      )}
      <ShowOlder
        isAny={shown.hasMore || deployments.hasNextPage}
        isPending={deployments.isFetchingNextPage}
        onPress={() => {
          shown.showMore();
          if (!shown.hasMore) deployments.fetchNextPage();
        }}
      />
    </>
  );
}

function NoDeployments(props: { isFailedOnly: boolean }) {
  const { t } = useTranslate();
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

/** Figures lead to the deployments behind them, which lie further down. */
function useInViewOnChange(value: string) {
  const ref = useRef<HTMLDivElement>(null);
  const shown = useRef(value);
  useEffect(() => {
    if (shown.current !== value) {
      shown.current = value;
      ref.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [value]);
  return ref;
}
