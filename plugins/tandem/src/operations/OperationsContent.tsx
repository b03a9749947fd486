import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { CardBody } from '@backstage/ui';
import { useMemo } from 'react';
import { tandemTranslationRef } from '../translation';
import { ErrorState } from '../ui/ErrorState';
import { Panel } from '../ui/Panel';
import { DeliverySection } from './DeliverySection';
import { DeliverySkeleton } from './DeliverySkeleton';
import { FirstDeployment } from './FirstDeployment';
import { OperationsHeader } from './OperationsHeader';
import { OtherEnvironments } from './OtherEnvironments';
import { useOperationsState } from './operationsState';
import { useSummary, type Selection } from './queries';
import styles from './OperationsContent.module.css';

/** What happened to a service, and since which deployment. */
export function OperationsContent() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(tandemTranslationRef);
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
      {isPending && <DeliverySkeleton />}
      {error && !data && (
        <ErrorState
          title={t('delivery.operations.summaryFailed')}
          error={error}
          onRetry={refetch}
        />
      )}
      {environments?.length === 0 && (
        <Panel>
          <CardBody>
            <FirstDeployment entityRef={entityRef} />
          </CardBody>
        </Panel>
      )}
      {environments && environments.length > 0 && (
        <>
          {!environments.includes(environment) && (
            <OtherEnvironments
              environment={environment}
              environments={environments}
              change={change}
            />
          )}
          <DeliverySection
            selection={selection}
            dora={data.dora}
            state={state}
            change={change}
            link={link}
          />
        </>
      )}
    </div>
  );
}
