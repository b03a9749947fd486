import { Text } from '@backstage/ui';
import {
  absenceCreateSchema,
  todayIn,
  type Absence,
} from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormDate } from '../../ui/form/FormDate';
import { FormDialog } from '../../ui/form/FormDialog';
import { zodResolver } from '../../ui/form/zodResolver';
import formStyles from '../../ui/form/form.module.css';
import { viewerTimeZone } from '../queries';
import type { Proposal } from './proposal';
import { SendProblem } from './SendProblem';
import { UncoveredScopes } from './UncoveredScopes';
import { useLiaisonWrite } from './useLiaisonWrite';

/** Days on which a person is away; afterwards, who has nobody then. */
export function AwayDialog(props: {
  userRef: string;
  onNameDeputy: (preset: Partial<Proposal>) => void;
  onClose: () => void;
}) {
  const { userRef, onNameDeputy, onClose } = props;
  const { t } = useTranslate();
  const [saved, setSaved] = useState<Absence>();
  const today = todayIn(viewerTimeZone(), Date.now());
  const form = useForm({
    defaultValues: { startsOn: today, endsOn: '' },
    resolver: zodResolver(
      absenceCreateSchema,
      days => ({ userRef, ...days }),
      field =>
        field === 'startsOn'
          ? t('liaison.away.fromMissing')
          : t('liaison.away.toMissing'),
    ),
  });
  const write = useLiaisonWrite({
    write: (api, days: { startsOn: string; endsOn: string }) =>
      api.postAbsence({ userRef, ...days }),
    said: ({ uncovered }) =>
      uncovered.length ? undefined : t('liaison.away.done'),
    onDone: absence =>
      absence.uncovered.length ? setSaved(absence) : onClose(),
  });
  if (saved) {
    return (
      <UncoveredScopes
        absence={saved}
        onNameDeputy={onNameDeputy}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t('liaison.away.title')}
      send={t('liaison.away.send')}
      width={480}
      isSending={write.isSending}
      onSubmit={form.handleSubmit(write.send)}
      onClose={onClose}
    >
      <Text as="p">{t('liaison.away.why')}</Text>
      <div className={formStyles.row}>
        <FormDate
          control={form.control}
          name="startsOn"
          label={t('liaison.away.from')}
        />
        <FormDate
          control={form.control}
          name="endsOn"
          label={t('liaison.away.to')}
        />
      </div>
      <SendProblem error={write.error} />
    </FormDialog>
  );
}
