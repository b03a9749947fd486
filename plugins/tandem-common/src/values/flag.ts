import { z } from 'zod';

/** A query parameter that is `true` or `false`. @internal */
export const flagSchema = z
  .enum(['true', 'false'])
  .transform(value => value === 'true');
