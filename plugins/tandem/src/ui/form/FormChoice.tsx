import { Radio, RadioGroup } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import {
  useController,
  type Control,
  type FieldPathByValue,
  type FieldValues,
} from 'react-hook-form';
import { Muted } from '../Muted';
import { FieldProblem } from './FieldProblem';
import styles from './form.module.css';

/** One of a few values, each with a line that explains it. */
export function FormChoice<TValues extends FieldValues>(props: {
  control: Control<TValues>;
  name: FieldPathByValue<TValues, string>;
  label: string;
  description?: string;
  options: readonly { value: string; label: ReactNode; how: ReactNode }[];
}) {
  const { control, name, label, description, options } = props;
  const problemId = useId();
  const { field, fieldState } = useController({ control, name });
  return (
    <div>
      <RadioGroup
        label={label}
        description={description}
        value={field.value}
        onChange={field.onChange}
        isInvalid={fieldState.invalid}
        validationBehavior="aria"
        aria-describedby={problemId}
      >
        {options.map(option => (
          <Radio key={option.value} value={option.value}>
            <span className={styles.option}>
              <span>{option.label}</span>
              <Muted>{option.how}</Muted>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <FieldProblem id={problemId} problem={fieldState.error?.message} />
    </div>
  );
}
