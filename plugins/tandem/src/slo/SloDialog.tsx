import { Dialog, DialogBody, DialogHeader, Skeleton } from '@backstage/ui';
import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import { lazy, Suspense, useState } from 'react';
import type { ChangeOperations } from '../summary/operationsState';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { isNotFound } from '../ui/errorStatus';
import { useSlo } from './queries';
import { SloDetails } from './SloDetails';

const EditDialog = lazy(() =>
  import('./editor/EditDialog').then(m => ({ default: m.EditDialog })),
);

/** One SLO in full; while it is edited the editor takes its place. */
export function SloDialog(props: {
  id: string;
  listed: Slo | undefined;
  change: ChangeOperations;
}) {
  const { id, listed, change } = props;
  const { t } = useTranslate();
  const { data, error, isPending, refetch } = useSlo(id, listed);
  const [isEditing, setIsEditing] = useState(false);
  if (isEditing && data) {
    return (
      <Suspense fallback={null}>
        <EditDialog slo={data} onClose={() => setIsEditing(false)} />
      </Suspense>
    );
  }
  return (
    <Dialog
      isOpen
      width={880}
      onOpenChange={isOpen => !isOpen && change({ slo: undefined })}
    >
      <DialogHeader>{data?.title ?? t('slo.card.title')}</DialogHeader>
      <DialogBody>
        {isPending && (
          <Skeleton
            width="100%"
            height={420}
            role="status"
            aria-label={t('slo.detail.loading')}
          />
        )}
        {error && !data && <NotShown error={error} onRetry={refetch} />}
        {data && (
          <SloDetails
            slo={data}
            onEdit={() => setIsEditing(true)}
            onArchived={() => change({ sloFilter: 'archived' })}
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
      title={t('slo.detail.missing')}
      description={t('slo.detail.missingWhy')}
    />
  ) : (
    <ErrorState title={t('slo.detail.failed')} {...props} />
  );
}
