import {
  assignmentRoleSchema,
  type AssignmentRole,
} from '@tandem/backstage-plugin-tandem-common';
import { useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormChoice } from '../../ui/form/FormChoice';
import { emptyProposal, type Proposal } from './proposal';

/** Primary, deputy or shadow. */
export function RoleField(props: {
  form: UseFormReturn<Proposal>;
  /** The part of the week that a role usually takes. */
  usual?: (role: AssignmentRole) => number;
}) {
  const { form, usual } = props;
  const { t } = useTranslate();
  useUsualAllocation(form, usual);
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
function useUsualAllocation(
  form: UseFormReturn<Proposal>,
  usual?: (role: AssignmentRole) => number,
) {
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
        defaultValue: usual?.(role) ?? (role === 'deputy' ? 0 : allocation),
      });
    }
  }, [form, role, usual]);
}
