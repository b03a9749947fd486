import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import {
  assignmentCreateSchema,
  todayIn,
} from '@tandem/backstage-plugin-tandem-common';
import { useForm } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormDialog } from '../../ui/form/FormDialog';
import { zodResolver } from '../../ui/form/zodResolver';
import { viewerTimeZone } from '../queries';
import { refName } from '../../ui/refName';
import { relatedRefs } from '../useScopes';
import { AllocationField } from './AllocationField';
import { DatesFields } from './DatesFields';
import { PatternField } from './PatternField';
import { PersonField } from './PersonField';
import { ProposalRefused } from './ProposalRefused';
import { emptyProposal, proposalInput, type Proposal } from './proposal';
import { problemWords } from './problemWords';
import { RoleField } from './RoleField';
import { ScopeField } from './ScopeField';
import { showAtField } from './showAtField';
import { TermsFields } from './TermsFields';
import { useLiaisonWrite } from './useLiaisonWrite';

/** Asks a person to help: for what, how, how much, from when to when. */
export function ProposeDialog(props: {
  entityRef: string;
  preset?: Partial<Proposal>;
  onClose: () => void;
}) {
  const { entityRef, preset, onClose } = props;
  const { t } = useTranslate();
  const { entity } = useEntity();
  // A liaison is usually one of a team.
  const team = relatedRefs(entity).find(ref => ref.startsWith('group:'));
  const form = useForm<Proposal>({
    defaultValues: startFrom(preset, team ?? entityRef),
    resolver: zodResolver(
      assignmentCreateSchema,
      proposalInput,
      problemWords(t),
    ),
  });
  const { control } = form;
  const write = useLiaisonWrite({
    write: (api, proposal: Proposal) =>
      api.proposeAssignment(proposalInput(proposal)),
    said: ({ liaisonRef, liaisonTitle }) =>
      t('liaison.form.proposed', {
        name: liaisonRef ? refName(liaisonRef, liaisonTitle) : '',
      }),
    onDone: onClose,
    onRefused: error => showAtField(error, form),
  });
  const submit = form.handleSubmit(write.send);
  return (
    <FormDialog
      title={t('liaison.form.proposeTitle')}
      send={t('liaison.form.propose')}
      width={640}
      isSending={write.isSending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text as="p">{t('liaison.form.proposeIntro')}</Text>
      <PersonField control={control} label={t('liaison.form.person')} />
      <ScopeField control={control} name="scopeRef" />
      <RoleField form={form} />
      <PatternField form={form} />
      <AllocationField control={control} />
      <DatesFields control={control} />
      <TermsFields control={control} />
      {write.error && (
        <ProposalRefused
          error={write.error}
          proposal={form.getValues()}
          onStart={startsOn => {
            form.setValue('startsOn', startsOn);
            submit();
          }}
        />
      )}
    </FormDialog>
  );
}

function startFrom(preset: Partial<Proposal> = {}, scopeRef: string): Proposal {
  const timeZone = viewerTimeZone();
  const startsOn = todayIn(timeZone, Date.now());
  const known = Object.entries(preset).filter(
    ([, value]) => value !== undefined,
  );
  return {
    ...emptyProposal({ scopeRef, startsOn, timeZone }),
    // A deputy's own part counts only while standing in; 0 takes the primary's.
    ...(preset.role === 'deputy' && { allocation: 0 }),
    ...Object.fromEntries(known),
  };
}
