import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { assignmentRoleSchema } from '@tandem/backstage-plugin-tandem-common';
import { useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { tandemTranslationRef } from '../../translation';
import { FormChoice } from '../../ui/form/FormChoice';
import { emptyProposal, type Proposal } from './proposal';

/** Primary, deputy or shadow. */
export function RoleField(props: { form: UseFormReturn<Proposal> }) {
  const { form } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  useUsualAllocation(form);
  return (
    <FormChoice
      control={form.control}
      name="role"
      label={t('liaison.form.role')}
      options={assignmentRoleSchema.options.map(role => ({
        value: role,
        label: t(`liaison.word.role.${role}`),
        how: t(`liaison.word.roleHow.${role}`),
      }))}
    />
  );
}

/** A deputy needs no part of their own; what was typed stays. */
function useUsualAllocation(form: UseFormReturn<Proposal>) {
  const role = form.watch('role');
  const known = useRef(role);
  useEffect(() => {
    if (known.current === role) {
      return;
    }
    known.current = role;
    if (!form.getFieldState('allocation').isDirty) {
      const { allocation } = emptyProposal(form.getValues());
      form.resetField('allocation', {
        defaultValue: role === 'deputy' ? 0 : allocation,
      });
    }
  }, [form, role]);
}
