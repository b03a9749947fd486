import { TextAreaField, TextField } from '@backstage/ui';
import { useId } from 'react';
import {
  useController,
  type Control,
  type FieldPathByValue,
  type FieldValues,
} from 'react-hook-form';
import { FieldProblem } from './FieldProblem';

/** A text of a form, on one line or several. */
export function FormText<TValues extends FieldValues>(props: {
  control: Control<TValues>;
  name: FieldPathByValue<TValues, string>;
  label: string;
  description?: string;
  secondaryLabel?: string;
  /** More than one makes it a text area. */
  rows?: number;
}) {
  const { control, name, rows = 1, ...rest } = props;
  const problemId = useId();
  const { field, fieldState } = useController({ control, name });
  const shared = {
    ...rest,
    size: 'small' as const,
    name: field.name,
    value: field.value,
    onChange: field.onChange,
    onBlur: field.onBlur,
    isInvalid: fieldState.invalid,
    validationBehavior: 'aria' as const,
    'aria-describedby': problemId,
  };
  return (
    <div>
      {rows > 1 ? (
        <TextAreaField {...shared} rows={rows} />
      ) : (
        <TextField {...shared} />
      )}
      <FieldProblem id={problemId} problem={fieldState.error?.message} />
    </div>
  );
}
