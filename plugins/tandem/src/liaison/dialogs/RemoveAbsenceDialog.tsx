import { Text } from '@backstage/ui';
import type { Absence } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { FormDialog } from '../../ui/form/FormDialog';
import { absenceDays } from '../absenceDays';
import { SendProblem } from './SendProblem';
import { useLiaisonWrite } from './useLiaisonWrite';

/** Asks before days away are removed. */
export function RemoveAbsenceDialog(props: {
  absence: Absence;
  onClose: () => void;
}) {
  const { absence, onClose } = props;
  const { t } = useTranslate();
  const write = useLiaisonWrite({
    write: (api, id: string) => api.deleteAbsence(id),
    said: () => t('liaison.away.removeDone'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t('liaison.away.removeTitle')}
      send={t('liaison.away.removeSend')}
      isDestructive
      width={440}
      isSending={write.isSending}
      onSubmit={event => {
        event.preventDefault();
        write.send(absence.id);
      }}
      onClose={onClose}
    >
      <Text as="p">
        {t('liaison.away.removeWhy', { days: absenceDays(absence, t) })}
      </Text>
      <SendProblem error={write.error} />
    </FormDialog>
  );
}
