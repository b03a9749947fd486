import { Dialog, DialogBody, DialogHeader, Skeleton } from '@backstage/ui';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { isNotFound } from '../ui/errorStatus';
import { DeploymentDetails } from './DeploymentDetails';
import { deploymentName } from './deploymentName';
import type {
  ChangeOperations,
  LinkOperations,
} from '../summary/operationsState';
import { useDeployment } from './recordQueries';
import type { DeliveryLists } from './useDeliveryLists';

/** One deployment: what was in it and what came of it. */
export function DeploymentDialog(props: {
  id: string;
  lists: DeliveryLists;
  change: ChangeOperations;
  link: LinkOperations;
}) {
  const { id, lists, change, link } = props;
  const { t } = useTranslate();
  const listed = lists.loadedDeployments.find(one => one.id === id);
  const { data, error, isPending, refetch } = useDeployment(id, listed);
  return (
    <Dialog
      isOpen
      width={640}
      onOpenChange={isOpen => !isOpen && change({ deployment: undefined })}
    >
      <DialogHeader>
        {t('delivery.list.detail.title', {
          version: data ? deploymentName(data) : '',
        })}
      </DialogHeader>
      <DialogBody>
        {isPending && (
          <Skeleton
            width="100%"
            height={220}
            role="status"
            aria-label={t('delivery.list.detail.loading')}
          />
        )}
        {error && !data && <NotShown error={error} onRetry={refetch} />}
        {data && (
          <DeploymentDetails
            deployment={data}
            listedIncidents={lists.incidentsOf(data)}
            link={link}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}

function NotShown(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslate();
  return isNotFound(props.error) ? (
    <EmptyState
      title={t('delivery.list.detail.missing')}
      description={t('delivery.list.detail.missingWhy')}
    />
  ) : (
    <ErrorState title={t('delivery.list.detail.failed')} {...props} />
  );
}
