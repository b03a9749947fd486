import { z } from 'zod';

/**
 * A string a database can hold: neither empty nor longer than `maximum`
 * characters, without NUL characters and unpaired surrogates.
 *
 * @internal
 */
export function text(maximum: number) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(maximum, `must have at most ${maximum} characters`)
    .refine(value => !/[\0\p{Surrogate}]/u.test(value), {
      message: 'must not contain NUL characters or unpaired surrogates',
    });
}

/**
 * An http(s) address, safe to be shown as a link.
 *
 * @internal
 */
export function webUrl() {
  return text(2000).refine(
    value => /^https?:\/\//i.test(value) && URL.canParse(value),
    { message: 'must be an http or https URL' },
  );
}
