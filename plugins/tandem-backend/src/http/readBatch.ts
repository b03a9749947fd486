import { InputError } from '@backstage/errors';
import { BATCH_LIMIT } from '@tandem/backstage-plugin-tandem-common';
import type { Request } from 'express';

/**
 * The items of a body: one object, or a batch `{ items: [...] }`.
 *
 * @throws InputError that says what the body should be
 */
export function readBatch(request: Request): unknown[] {
  const body: unknown = request.body;
  const isObject =
    typeof body === 'object' && body !== null && !Array.isArray(body);
  if (!request.is('json') || !isObject) {
    throw new InputError(
      'The body must be one object or a batch { "items": [...] } in JSON; send it with Content-Type: application/json',
    );
  }
  if (!('items' in body)) return [body];
  const { items, ...unknown } = body;
  const [field] = Object.keys(unknown);
  if (field !== undefined) {
    throw new InputError(`${field.slice(0, 200)}: unknown field of a batch`);
  }
  if (!Array.isArray(items)) {
    throw new InputError('items: must be a list');
  }
  if (items.length === 0) {
    throw new InputError('items: must hold at least one item');
  }
  if (items.length > BATCH_LIMIT) {
    throw new InputError(
      `items: must hold at most ${BATCH_LIMIT} items, send the rest in further batches`,
    );
  }
  return items;
}
