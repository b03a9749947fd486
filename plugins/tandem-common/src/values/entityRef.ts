import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { text } from './text';

/**
 * A full entity reference such as `component:default/payments`, normalised to
 * lower case, of one of the given kinds.
 *
 * @public
 */
export function entityRefSchema(kinds: readonly string[]) {
  return text(400).transform((value, context) => {
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
 * it is none.
 *
 * @public
 */
export function normalizeEntityRef(value: string): string | undefined {
  try {
    const ref = parseEntityRef(value);
    const parts = [ref.kind, ref.namespace, ref.name];
    return parts.every(part => /^[^\s:/]+$/.test(part))
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
