import { NumberField } from '@backstage/ui';
import { useId } from 'react';
import {
  useController,
  type Control,
  type FieldPathByValue,
  type FieldValues,
} from 'react-hook-form';
import { FieldProblem } from './FieldProblem';

/** A number of a form; `NaN` where none is entered. */
export function FormNumber<TValues extends FieldValues>(props: {
  control: Control<TValues>;
  name: FieldPathByValue<TValues, number>;
  label: string;
  description?: string;
  minValue?: number;
  maxValue?: number;
  step?: number;
}) {
  const { control, name, ...rest } = props;
  const problemId = useId();
  const { field, fieldState } = useController({ control, name });
  return (
    <div>
      <NumberField
        {...rest}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        isInvalid={fieldState.invalid}
        validationBehavior="aria"
        aria-describedby={problemId}
      />
      <FieldProblem id={problemId} problem={fieldState.error?.message} />
    </div>
  );
}
