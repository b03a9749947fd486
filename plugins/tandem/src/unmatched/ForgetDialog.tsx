import { Text } from '@backstage/ui';
import type { ReferenceMapping } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { FormDialog } from '../ui/form/FormDialog';
import { refName } from '../ui/refName';
import { useToast } from '../ui/useToast';
import { useMappingWrite } from './useMappingWrite';
import { WriteProblem } from './WriteProblem';

/** Asks before a name means nothing any more. */
export function ForgetDialog(props: {
  mapping: ReferenceMapping;
  onClose: () => void;
}) {
  const { mapping, onClose } = props;
  const { from, to, toTitle } = mapping;
  const { t } = useTranslate();
  const toast = useToast();
  const name = refName(from);
  const write = useMappingWrite({
    write: (api, reference: string) => api.deleteReferenceMapping(reference),
    onDone: () => {
      toast({ title: t('unmatched.dialog.forgotten', { name }) });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('unmatched.dialog.forgetTitle', { name })}
      send={t('unmatched.dialog.forgetSend')}
      isDestructive
      width={440}
      isSending={write.isSending}
      onSubmit={event => {
        event.preventDefault();
        write.send(from);
      }}
      onClose={onClose}
    >
      <Text as="p">
        {t('unmatched.dialog.forgetWhy', { service: refName(to, toTitle) })}
      </Text>
      <WriteProblem
        title={t('unmatched.dialog.forgetRefused')}
        error={write.error}
      />
    </FormDialog>
  );
}
