import { Combobox, type useAsyncList } from '@backstage/ui';
import { useId } from 'react';
import { FieldProblem } from './FieldProblem';

/** An entity that can be picked. */
export interface Picked {
  /** Its reference. */
  id: string;
  label: string;
  description?: string;
}

/** Finds one of many by a part of its name; the options do the searching. */
export function SearchPicker(props: {
  label: string;
  description?: string;
  placeholder: string;
  options: ReturnType<typeof useAsyncList<Picked>>;
  value: Picked | null;
  onChange: (picked: Picked | null) => void;
  problem?: string;
}) {
  const { value, onChange, problem, ...shown } = props;
  const problemId = useId();
  return (
    <div>
      <Combobox
        {...shown}
        search={{ mode: 'server' }}
        value={value}
        onChange={picked => onChange(picked && { ...picked })}
        isInvalid={problem !== undefined}
        validationBehavior="aria"
        aria-describedby={problemId}
      />
      <FieldProblem id={problemId} problem={problem} />
    </div>
  );
}
