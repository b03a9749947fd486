import { z } from 'zod';

/**
 * The version of a record that an edit is based on; another one than the
 * stored is answered with 409.
 */
export const versionSchema = z
  .int('must be the version the edit is based on')
  .min(1, 'must be the version the edit is based on');

/** The same in a query, as `DELETE` takes it. */
export const versionQuerySchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be the version the edit is based on')
  .transform(Number);
