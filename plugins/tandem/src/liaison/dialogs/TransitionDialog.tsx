import { Text } from '@backstage/ui';
import {
  explainRefusal,
  nextState,
  requiredFields,
  type Assignment,
  type AssignmentTransition,
} from '@tandem/backstage-plugin-tandem-common';
import { useForm } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormDialog } from '../../ui/form/FormDialog';
import { FormText } from '../../ui/form/FormText';
import { useViewer } from '../useViewer';
import { AfterEnd } from './AfterEnd';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { entered } from './proposal';
import { isStale } from './refusal';
import { SendProblem } from './SendProblem';
import { transitionWords } from './transitionWords';
import { useLiaisonWrite } from './useLiaisonWrite';

interface Reasons {
  reason: string;
  returnCriteria: string;
}

/** Accept, decline, pause, resume, end or hand back. */
export function TransitionDialog(props: {
  entityRef: string;
  assignment: Assignment;
  transition: AssignmentTransition;
  onClose: () => void;
}) {
  const { entityRef, assignment, transition, onClose } = props;
  const { t } = useTranslate();
  const viewer = useViewer();
  const words = transitionWords(t, assignment, transition, viewer?.userRef);
  const required = requiredFields(transition);
  const form = useForm<Reasons>({
    defaultValues: { reason: '', returnCriteria: '' },
  });
  const write = useLiaisonWrite({
    write: (api, reasons: Reasons) =>
      api.transitionAssignment(assignment.id, transition, {
        version: assignment.version,
        reason: entered(reasons.reason),
        returnCriteria: entered(reasons.returnCriteria),
      }),
    said: () => words.done,
    onDone: onClose,
  });
  const isPossible = nextState(assignment.state, transition) !== undefined;
  const submit = form.handleSubmit(reasons => {
    const missing = required.filter(field => !entered(reasons[field]));
    missing.forEach(field =>
      form.setError(field, {
        message:
          field === 'reason'
            ? t('liaison.transition.reasonMissing')
            : t('liaison.transition.returnMissing'),
      }),
    );
    if (!missing.length) write.send(reasons);
  });
  return (
    <FormDialog
      title={words.title}
      send={words.send}
      isDestructive={transition === 'end'}
      isDisabled={!isPossible}
      isSending={write.isSending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text as="p">{words.why}</Text>
      {transition === 'end' && assignment.role === 'primary' && (
        <AfterEnd entityRef={entityRef} assignment={assignment} />
      )}
      {transition !== 'accept' && transition !== 'resume' && (
        <FormText
          control={form.control}
          name="reason"
          rows={3}
          label={
            required.includes('reason')
              ? t('liaison.transition.reason')
              : t('liaison.transition.reasonOptional')
          }
        />
      )}
      {transition === 'hand-back' && (
        <FormText
          control={form.control}
          name="returnCriteria"
          rows={2}
          label={t('liaison.transition.returnCriteria')}
          description={t('liaison.transition.returnCriteriaHow')}
        />
      )}
      {isStale(write.error) || !isPossible ? (
        <ChangedMeanwhile
          assignment={assignment}
          problem={
            isPossible
              ? undefined
              : explainRefusal(assignment.state, transition)
          }
        />
      ) : (
        <SendProblem error={write.error} />
      )}
    </FormDialog>
  );
}
