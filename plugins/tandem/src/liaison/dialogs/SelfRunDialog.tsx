import { Text } from '@backstage/ui';
import {
  assignmentCreateSchema,
  todayIn,
  type AssignmentInput,
} from '@tandem/backstage-plugin-tandem-common';
import { useForm } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormDate } from '../../ui/form/FormDate';
import { FormDialog } from '../../ui/form/FormDialog';
import { FormText } from '../../ui/form/FormText';
import { zodResolver } from '../../ui/form/zodResolver';
import { viewerTimeZone } from '../queries';
import { refName } from '../../ui/refName';
import { entered } from './proposal';
import { problemWords } from './problemWords';
import { ScopeField } from './ScopeField';
import { SendProblem } from './SendProblem';
import { useLiaisonWrite } from './useLiaisonWrite';

interface SelfRun {
  scopeRef: string;
  purpose: string;
  reviewBy: string;
}

/** The team runs it without ops: for what, and why. */
export function SelfRunDialog(props: {
  entityRef: string;
  onClose: () => void;
}) {
  const { entityRef, onClose } = props;
  const { t } = useTranslate();
  const form = useForm<SelfRun>({
    defaultValues: { scopeRef: entityRef, purpose: '', reviewBy: '' },
    resolver: zodResolver(
      assignmentCreateSchema,
      selfRunInput,
      problemWords(t),
    ),
  });
  const write = useLiaisonWrite({
    write: (api, selfRun: SelfRun) =>
      api.proposeAssignment(selfRunInput(selfRun)),
    said: ({ scopeRef, scopeTitle }) =>
      t('liaison.form.selfRunDone', { scope: refName(scopeRef, scopeTitle) }),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t('liaison.form.selfRunTitle')}
      send={t('liaison.form.selfRunSend')}
      isSending={write.isSending}
      onSubmit={form.handleSubmit(write.send)}
      onClose={onClose}
    >
      <Text as="p">{t('liaison.form.selfRunIntro')}</Text>
      <ScopeField control={form.control} name="scopeRef" />
      <FormText
        control={form.control}
        name="purpose"
        rows={3}
        label={t('liaison.form.selfRunPurpose')}
        description={t('liaison.form.selfRunPurposeHow')}
      />
      <FormDate
        control={form.control}
        name="reviewBy"
        label={t('liaison.form.reviewBy')}
        secondaryLabel={t('liaison.form.optional')}
        isClearable
      />
      <SendProblem error={write.error} />
    </FormDialog>
  );
}

function selfRunInput(selfRun: SelfRun): AssignmentInput {
  const timeZone = viewerTimeZone();
  return {
    scopeRef: selfRun.scopeRef,
    pattern: 'self-run',
    purpose: entered(selfRun.purpose),
    reviewBy: entered(selfRun.reviewBy),
    startsOn: todayIn(timeZone, Date.now()),
    timeZone,
  };
}
