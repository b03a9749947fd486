import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/** What is wrong with a field, for the person who sent it. */
export interface FieldError {
  message: string;
  /** Dotted path with `[i]`; absent where the whole value is wrong. */
  field?: string;
}

/**
 * The parsed value, or the first thing that is wrong with it.
 */
export function parseField<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
): { data: z.output<TSchema> } | { error: FieldError } {
  const result = schema.safeParse(value);
  return result.success
    ? { data: result.data }
    : { error: explain(result.error.issues[0]) };
}

/**
 * The parsed value.
 *
 * @throws InputError that names the field and the way out
 */
export function parseInput<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
): z.output<TSchema> {
  const result = parseField(schema, value);
  if ('error' in result) {
    throw new InputError(result.error.message);
  }
  return result.data;
}

function explain(issue: z.core.$ZodIssue): FieldError {
  if (issue.code === 'unrecognized_keys') {
    const field = dotted([...issue.path, issue.keys[0]]);
    return { field, message: `${field}: unknown field` };
  }
  const field = dotted(issue.path);
  const message = field ? `${field}: ${issue.message}` : issue.message;
  return { message, ...(field && { field }) };
}

function dotted(path: PropertyKey[]): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
    .slice(0, 200);
}
