import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';

/** As much of a zod schema as a form needs. */
interface Schema<TOutput> {
  safeParse(value: unknown):
    | { success: true; data: TOutput }
    | {
        success: false;
        error: { issues: { path: PropertyKey[]; message: string }[] };
      };
}

/**
 * Checks a form with a schema of the API.
 *
 * @param toInput - what the API would get for the values of the form
 * @param explain - the words for a field; the schema's own where `undefined`
 */
export function zodResolver<TValues extends FieldValues, TOutput>(
  schema: Schema<TOutput>,
  toInput: (values: TValues) => unknown,
  explain: (field: string) => string | undefined,
): Resolver<TValues> {
  return async values => {
    const result = schema.safeParse(toInput(values));
    if (result.success) {
      return { values, errors: {} };
    }
    const errors: Record<string, { type: string; message: string }> = {};
    for (const { path, message } of result.error.issues) {
      const field = String(path[0] ?? 'root');
      errors[field] ??= { type: 'schema', message: explain(field) ?? message };
    }
    return { values: {}, errors: errors as FieldErrors<TValues> };
  };
}
