import { DateTime } from 'luxon';
import { z } from 'zod';

/**
 * A day of the calendar such as `2026-03-31`, without a time zone.
 *
 * @public
 */
export const civilDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-03-31')
  .refine(value => DateTime.fromISO(value, { zone: 'utc' }).isValid, {
    message: 'must be a date of the calendar, such as 2026-03-31',
  });
