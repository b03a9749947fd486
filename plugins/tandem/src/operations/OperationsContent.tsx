import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import { useTranslate } from '../translation';
import { ErrorState } from '../ui/ErrorState';
import { OperationsSkeleton } from './OperationsSkeleton';
import { OperationsBody } from './OperationsBody';
import { OperationsHeader } from './OperationsHeader';
import { useOperationsState } from '../summary/operationsState';
import { useSummary, type Selection } from '../summary/useSummary';
import styles from './OperationsContent.module.css';

/** What happened to a service, and since which deployment. */
export function OperationsContent() {
  const { entity } = useEntity();
  const { t } = useTranslate();
  const { state, change, link } = useOperationsState();
  const entityRef = stringifyEntityRef(entity);
  const { environment, range } = state;
  const selection = useMemo<Selection>(
    () => ({ entityRef, environment, range }),
    [entityRef, environment, range],
  );
  const { data, error, refetch, isPending } = useSummary(selection);
  const environments = data?.environments;
  return (
    <div className={styles.page}>
      {environments?.length !== 0 && (
        <OperationsHeader summary={data} state={state} change={change} />
      )}
      {isPending && <OperationsSkeleton />}
      {error && !data && (
        <ErrorState
          title={t('delivery.operations.summaryFailed')}
          error={error}
          onRetry={refetch}
        />
      )}
      {data && (
        <OperationsBody
          selection={selection}
          summary={data}
          state={state}
          change={change}
          link={link}
        />
      )}
    </div>
  );
}
