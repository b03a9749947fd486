import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/** The last row of a page, as the next request names it. */
export function encodeJsonCursor(parts: unknown): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * @param of - what it has to belong to
 * @throws InputError where it is not one of ours
 */
export function decodeJsonCursor<TSchema extends z.ZodType>(
  schema: TSchema,
  cursor: string,
  of = 'list',
): z.output<TSchema> {
  const parsed = schema.safeParse(readJson(cursor));
  if (!parsed.success) throw foreignCursor(of);
  return parsed.data;
}

/** @param of - what the cursor does not belong to */
export function foreignCursor(of: string): InputError {
  return new InputError(
    `cursor: not a cursor of this ${of}, leave it out to start at the first page`,
  );
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
