import { z } from 'zod';

/**
 * How many values a query parameter that may be repeated takes. Servers do not
 * read more as a list: it is the `arrayLimit` of Express' query parser, `qs`.
 *
 * @public
 */
export const QUERY_VALUES_MAXIMUM = 20;

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
        error: `must be given at most ${QUERY_VALUES_MAXIMUM} times`,
      })
      .min(1)
      .max(
        QUERY_VALUES_MAXIMUM,
        `must be given at most ${QUERY_VALUES_MAXIMUM} times`,
      ),
  );
}
