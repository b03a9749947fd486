import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Dialog, DialogBody, DialogHeader, Skeleton } from '@backstage/ui';
import { tandemTranslationRef } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { DeploymentDetails } from './DeploymentDetails';
import { deploymentName } from './deploymentName';
import type { ChangeOperations, LinkOperations } from './operationsState';
import type { DeliveryLists } from './useDeliveryLists';

/** One deployment: what was in it and what came of it. */
export function DeploymentDialog(props: {
  id: string;
  lists: DeliveryLists;
  change: ChangeOperations;
  link: LinkOperations;
}) {
  const { id, lists, change, link } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const deployment = lists.allDeployments.find(one => one.id === id);
  const isPending = lists.deployments.isPending || lists.isSearching;
  return (
    <Dialog
      isOpen
      width={640}
      onOpenChange={isOpen => !isOpen && change({ deployment: undefined })}
    >
      <DialogHeader>
        {t('delivery.list.detail.title', {
          version: deployment ? deploymentName(deployment) : '',
        })}
      </DialogHeader>
      <DialogBody>
        {deployment && (
          <DeploymentDetails
            deployment={deployment}
            incidents={lists.incidentsOf(id)}
            link={link}
          />
        )}
        {!deployment && isPending && (
          <Skeleton
            height={160}
            role="status"
            aria-label={t('delivery.list.detail.loading')}
          />
        )}
        {!deployment && !isPending && (
          <EmptyState
            title={t('delivery.list.detail.missing')}
            description={t('delivery.list.detail.missingWhy')}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}
