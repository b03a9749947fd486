import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';

/**
 * The results of an answer, also of one in which nothing was good.
 *
 * @throws ResponseError where the answer holds none
 */
export async function resultsOf<TSchema extends z.ZodType>(
  response: Response,
  schema: TSchema,
): Promise<z.output<TSchema>> {
  if (response.ok) return response.json();
  const body = await response
    .clone()
    .json()
    .catch(() => undefined);
  const results = schema.safeParse(body);
  if (results.success) return results.data;
  throw await ResponseError.fromResponse(response);
}
