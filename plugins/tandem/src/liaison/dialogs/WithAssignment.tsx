import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import type { ReactNode } from 'react';
import { useTranslate } from '../../translation';
import { useAssignment } from '../queries';
import { PendingDialog } from './PendingDialog';

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
  const { t } = useTranslate();
  const { data, error, refetch } = useAssignment(id);
  return data ? (
    <>{children({ assignment: data })}</>
  ) : (
    <PendingDialog
      title={t('liaison.card.title')}
      loading={t('liaison.transition.loading')}
      failed={t('liaison.transition.loadFailed')}
      error={error}
      onRetry={refetch}
      onClose={onClose}
    />
  );
}
