import { Text } from '@backstage/ui';
import {
  addDays,
  assignmentCreateSchema,
  todayIn,
  type Assignment,
} from '@tandem/backstage-plugin-tandem-common';
import { useForm } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormDate } from '../../ui/form/FormDate';
import { FormDialog } from '../../ui/form/FormDialog';
import { zodResolver } from '../../ui/form/zodResolver';
import { refName } from '../../ui/refName';
import { WhoMay } from '../../ui/WhoMay';
import { formatCivilDate } from '../civilDateNames';
import { proposableOf } from '../proposalRights';
import { AllocationField } from './AllocationField';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { HandOverHalfDone } from './HandOverHalfDone';
import { PersonField } from './PersonField';
import { proposalInput, proposalOf, type Proposal } from './proposal';
import { problemWords } from './problemWords';
import { isStale } from './refusal';
import { SendProblem } from './SendProblem';
import { assigneeName } from './transitionWords';
import { useHandOver } from './useHandOver';

/** Agrees a last day, and asks who follows to start on the next. */
export function HandOverDialog(props: {
  assignment: Assignment;
  onClose: () => void;
}) {
  const { assignment, onClose } = props;
  const { t } = useTranslate();
  const name = assigneeName(t, assignment);
  const isSelfRun = assignment.pattern === 'self-run';
  // Else the present one would end, and nobody could be asked.
  const mayAsk = proposableOf(assignment).includes('somebody');
  const form = useForm<Proposal>({
    defaultValues: successorOf(assignment),
    resolver: zodResolver(
      assignmentCreateSchema,
      values => proposalInput(followOn(values)),
      field => problemWords(t)(field === 'startsOn' ? 'endsOn' : field),
    ),
  });
  const { ended, endProblem, proposalProblem, isSending, send } = useHandOver({
    assignment,
    said: next =>
      t(
        isSelfRun
          ? 'liaison.form.handedOverSelfRun'
          : 'liaison.form.handedOver',
        {
          name,
          next: next.liaisonTitle ?? next.liaisonRef ?? '',
          date: formatCivilDate(next.startsOn),
        },
      ),
    onDone: onClose,
  });
  const { control } = form;
  return (
    <FormDialog
      title={
        isSelfRun
          ? t('liaison.form.proposeTitle')
          : t('liaison.form.handOverTitle', {
              scope: refName(assignment.scopeRef, assignment.scopeTitle),
            })
      }
      send={isSelfRun ? t('liaison.form.propose') : t('liaison.form.handOver')}
      isDisabled={!mayAsk}
      isSending={isSending}
      onSubmit={form.handleSubmit(values =>
        send({ endsOn: values.endsOn, next: proposalInput(followOn(values)) }),
      )}
      onClose={onClose}
    >
      <Text as="p">
        {isSelfRun
          ? t('liaison.form.handOverSelfRunIntro')
          : t('liaison.form.handOverIntro', { name })}
      </Text>
      <FormDate
        control={control}
        name="endsOn"
        label={
          isSelfRun
            ? t('liaison.form.handOverSelfRunLast')
            : t('liaison.form.handOverLast', { name })
        }
      />
      <PersonField control={control} label={t('liaison.form.handOverNext')} />
      <AllocationField control={control} />
      {!mayAsk && <WhoMay right="propose" />}
      {isStale(endProblem) ? (
        <ChangedMeanwhile assignment={assignment} />
      ) : (
        <SendProblem error={endProblem} />
      )}
      {ended && proposalProblem && (
        <HandOverHalfDone
          name={name}
          ended={ended}
          nextRef={form.getValues('liaisonRef')}
          error={proposalProblem}
        />
      )}
    </FormDialog>
  );
}

/** The form names the last day of the present one; who follows has none. */
function followOn(values: Proposal): Proposal {
  const { endsOn } = values;
  return { ...values, startsOn: endsOn && addDays(endsOn, 1), endsOn: '' };
}

function successorOf(assignment: Assignment): Proposal {
  const today = todayIn(assignment.timeZone, Date.now());
  const isSelfRun = assignment.pattern === 'self-run';
  return {
    ...proposalOf(assignment),
    ...(isSelfRun && { pattern: 'liaison', allocation: 20, purpose: '' }),
    liaisonRef: '',
    reviewBy: '',
    startsOn: today,
    endsOn: assignment.endsOn ?? today,
  };
}
