import { z } from 'zod';

/**
 * An ISO 8601 instant with an offset, such as `2026-03-31T09:30:00+02:00`,
 * parsed to UTC epoch milliseconds.
 *
 * @public
 */
export const instantSchema = z.iso
  .datetime({
    offset: true,
    error:
      'must be an ISO 8601 instant with an offset, such as 2026-03-31T09:30:00Z',
  })
  .transform(value => Date.parse(value));

/** An instant as the API answers it: ISO 8601 in UTC. */
export const instantOutSchema = z.iso.datetime();
