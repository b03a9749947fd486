import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { refusalOf, refusedField } from './refusal';

/** Shows a refusal at the field that the API names in it, if the form has it. */
export function showAtField<TValues extends FieldValues>(
  error: Error,
  form: UseFormReturn<TValues>,
) {
  const { message, days } = refusalOf(error);
  if (days) {
    return;
  }
  const field = refusedField(message);
  if (field !== undefined && field in form.getValues()) {
    form.setError(field as FieldPath<TValues>, {
      message: message.slice(field.length + 1).trim(),
    });
  }
}
