import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Dialog, DialogBody, DialogHeader, Skeleton } from '@backstage/ui';
import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import type { ReactNode } from 'react';
import { tandemTranslationRef } from '../../translation';
import { ErrorState } from '../../ui/ErrorState';
import { useAssignment } from '../queries';

/** An assignment as it stands now. */
export interface CurrentAssignment {
  assignment: Assignment;
}

/** Loads an assignment for its dialog; a newer version replaces it in place. */
export function WithAssignment(props: {
  id: string;
  onClose: () => void;
  children: (current: CurrentAssignment) => ReactNode;
}) {
  const { id, onClose, children } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  const { data, error, refetch } = useAssignment(id);
  if (data) {
    return <>{children({ assignment: data })}</>;
  }
  return (
    <Dialog isOpen width={560} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('liaison.card.title')}</DialogHeader>
      <DialogBody>
        {error ? (
          <ErrorState
            title={t('liaison.transition.loadFailed')}
            error={error}
            onRetry={refetch}
          />
        ) : (
          <Skeleton
            role="status"
            aria-label={t('liaison.transition.loading')}
            width="100%"
            height={160}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}
