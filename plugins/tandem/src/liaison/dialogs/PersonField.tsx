import { useState } from 'react';
import { useController, type Control } from 'react-hook-form';
import { refName } from '../../ui/refName';
import { PersonPicker, type Person } from '../PersonPicker';
import type { Proposal } from './proposal';

/** Whom to ask. */
export function PersonField(props: {
  control: Control<Proposal>;
  label: string;
}) {
  const { control, label } = props;
  const { field, fieldState } = useController({ control, name: 'liaisonRef' });
  const [person, setPerson] = useState<Person | null>(
    field.value ? { id: field.value, label: refName(field.value) } : null,
  );
  return (
    <PersonPicker
      label={label}
      value={person}
      onChange={chosen => {
        setPerson(chosen);
        field.onChange(chosen?.id ?? '');
      }}
      problem={fieldState.error?.message}
    />
  );
}
