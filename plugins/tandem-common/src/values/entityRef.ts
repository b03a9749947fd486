import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { text } from './text';

const storable = text(400);

/**
 * A full entity reference such as `component:default/payments`, normalised to
 * lower case, of one of the given kinds.
 *
 * @public
 */
export function entityRefSchema(kinds: readonly string[]) {
  return storable.transform((value, context) => {
    const ref = normalizeEntityRef(value);
    if (!ref || !kinds.includes(ref.split(':')[0])) {
      context.addIssue({
        code: 'custom',
        message: `must be a full entity reference such as ${
          kinds[0]
        }:default/name, of kind ${kinds.join(', ')}`,
      });
      return z.NEVER;
    }
    return ref;
  });
}

/**
 * The reference in the form it is stored and compared in, or `undefined` where
 * it is none. The limit holds for that form: lower case can be longer.
 *
 * @public
 */
export function normalizeEntityRef(value: string): string | undefined {
  try {
    const ref = parseEntityRef(value);
    const parts = [ref.kind, ref.namespace, ref.name];
    return parts.every(part => /^[^\s:/]+$/.test(part))
      ? storable.safeParse(stringifyEntityRef(ref)).data
      : undefined;
  } catch {
    return undefined;
  }
}
