import { z } from 'zod';

/** How often a parameter may be repeated; servers do not read more as a list. */
const MANY_LIMIT = 20;

/**
 * A query parameter that may be repeated, parsed to a list: `tier=1&tier=2`.
 *
 * @internal
 */
export function many<TSchema extends z.ZodType>(schema: TSchema) {
  return z.preprocess(
    value => (typeof value === 'string' ? [value] : value),
    z
      .array(schema, {
        error: `must be given at most ${MANY_LIMIT} times`,
      })
      .min(1)
      .max(MANY_LIMIT, `must be given at most ${MANY_LIMIT} times`),
  );
}
