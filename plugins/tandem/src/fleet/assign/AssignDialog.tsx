import {
  assignmentCreateSchema,
  todayIn,
  type FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  emptyProposal,
  proposalInput,
  type Proposal,
} from '../../liaison/dialogs/proposal';
import { problemWords } from '../../liaison/dialogs/problemWords';
import { viewerTimeZone } from '../../liaison/queries';
import { useTranslate } from '../../translation';
import { FormDialog } from '../../ui/form/FormDialog';
import { zodResolver } from '../../ui/form/zodResolver';
import { assignScopes, type ScopeKind } from './assignScopes';
import { CheckedRows } from './CheckedRows';
import { TermsForMany } from './TermsForMany';
import { useCheckedBatch } from './useCheckedBatch';
import { useSendButton } from './useSendButton';
import { usualAllocation } from './usualAllocation';
import styles from './Assign.module.css';

/** One liaison for many: whom and how, then what would happen, then the asking. */
export function AssignDialog(props: {
  services: readonly FleetService[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { services, onDone, onClose } = props;
  const { t } = useTranslate();
  const scopes = useMemo(() => assignScopes(services), [services]);
  const [kind, setKind] = useState<ScopeKind>(
    scopes.teams.length ? 'teams' : 'services',
  );
  const chosen = scopes[kind];
  const form = useForm<Proposal>({
    defaultValues: startFrom(chosen.length),
    resolver: zodResolver(
      assignmentCreateSchema,
      values => proposalInput({ ...values, scopeRef: chosen[0].ref }),
      problemWords(t),
    ),
  });
  const batch = useCheckedBatch({ kind, scopes: chosen, onDone, onClose });
  const step = useStepFocus(batch.terms !== undefined);
  const chooseKind = (next: ScopeKind) => {
    setKind(next);
    if (!form.getFieldState('allocation').isDirty) {
      const role = form.getValues('role');
      const defaultValue = usualAllocation(scopes[next].length, role);
      form.resetField('allocation', { defaultValue });
    }
  };
  return (
    <FormDialog
      title={t('fleet.assign.title', {
        count: services.length,
        service: services[0].title,
      })}
      {...useSendButton(batch)}
      width={680}
      onSubmit={event => {
        if (batch.terms) {
          event.preventDefault();
          batch.send();
        } else {
          form.handleSubmit(batch.check)(event);
        }
      }}
      onClose={onClose}
    >
      <div ref={step} tabIndex={-1} className={styles.step}>
        {/* Stays in place, so that going back finds everything as it was. */}
        <TermsForMany
          isHidden={batch.terms !== undefined}
          form={form}
          services={services}
          scopes={scopes}
          kind={kind}
          onKind={chooseKind}
        />
        {batch.terms && <CheckedRows batch={batch} terms={batch.terms} />}
      </div>
    </FormDialog>
  );
}

/** What was pressed goes with its step; the next one takes the focus over. */
function useStepFocus(isChecked: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef(isChecked);
  useEffect(() => {
    if (before.current !== isChecked) ref.current?.focus();
    before.current = isChecked;
  }, [isChecked]);
  return ref;
}

function startFrom(scopeCount: number): Proposal {
  const timeZone = viewerTimeZone();
  const startsOn = todayIn(timeZone, Date.now());
  return {
    ...emptyProposal({ scopeRef: '', startsOn, timeZone }),
    allocation: usualAllocation(scopeCount, 'primary'),
  };
}
