import {
  assignmentPatchSchema,
  type Assignment,
  type AssignmentPatch,
} from '@tandem/backstage-plugin-tandem-common';
import { useForm } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormDialog } from '../../ui/form/FormDialog';
import { zodResolver } from '../../ui/form/zodResolver';
import { refName } from '../../ui/refName';
import { AllocationField } from './AllocationField';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { DatesFields } from './DatesFields';
import { entered, proposalOf, type Proposal } from './proposal';
import { ProposalRefused } from './ProposalRefused';
import { problemWords } from './problemWords';
import { isStale } from './refusal';
import { showAtField } from './showAtField';
import { TermsFields } from './TermsFields';
import { useLiaisonWrite } from './useLiaisonWrite';

type Field = keyof Proposal;

/** What can be changed afterwards. */
const ALL_FIELDS: readonly Field[] = [
  'purpose',
  'exitCriteria',
  'allocation',
  'startsOn',
  'endsOn',
  'timeZone',
  'reviewBy',
  'channel',
];

/** Changes the terms of an assignment; only what was touched is sent. */
export function ChangeDialog(props: {
  assignment: Assignment;
  onClose: () => void;
}) {
  const { assignment, onClose } = props;
  const { t } = useTranslate();
  const form = useForm<Proposal>({
    defaultValues: proposalOf(assignment),
    resolver: zodResolver(
      assignmentPatchSchema,
      values => patchOf(values, ALL_FIELDS, assignment.version),
      problemWords(t),
    ),
  });
  const { control } = form;
  const { dirtyFields } = form.formState;
  const write = useLiaisonWrite({
    write: (api, values: Proposal) => {
      const touched = ALL_FIELDS.filter(field => dirtyFields[field]);
      const patch = patchOf(values, touched, assignment.version);
      return api.updateAssignment(assignment.id, patch);
    },
    said: () => t('liaison.form.changed'),
    onDone: onClose,
    onRefused: error => showAtField(error, form),
  });
  const submit = form.handleSubmit(values => {
    if (values.endsOn && values.endsOn < values.startsOn) {
      form.setError('endsOn', { message: t('liaison.form.problem.endsOn') });
    } else {
      write.send(values);
    }
  });
  const isChanged = isStale(write.error);
  return (
    <FormDialog
      title={t('liaison.form.changeTitle', {
        scope: refName(assignment.scopeRef, assignment.scopeTitle),
      })}
      send={t('liaison.form.change')}
      width={640}
      isSending={write.isSending}
      onSubmit={submit}
      onClose={onClose}
    >
      {assignment.liaisonRef && <AllocationField control={control} />}
      <DatesFields control={control} />
      <TermsFields control={control} />
      {isChanged && <ChangedMeanwhile assignment={assignment} />}
      {write.error && !isChanged && (
        <ProposalRefused
          error={write.error}
          proposal={form.getValues()}
          onStart={startsOn => {
            form.setValue('startsOn', startsOn, { shouldDirty: true });
            submit();
          }}
        />
      )}
    </FormDialog>
  );
}

function patchOf(
  values: Proposal,
  fields: readonly Field[],
  version: number,
): AssignmentPatch {
  const { allocation, startsOn, timeZone } = values;
  const clearing = (text: string) => entered(text) ?? null;
  const all = {
    allocation,
    startsOn,
    timeZone,
    endsOn: clearing(values.endsOn),
    purpose: clearing(values.purpose),
    exitCriteria: clearing(values.exitCriteria),
    reviewBy: clearing(values.reviewBy),
    channel: clearing(values.channel),
  };
  const sent = Object.entries(all).filter(([field]) =>
    fields.includes(field as Field),
  );
  return { version, ...Object.fromEntries(sent) };
}
