import { z } from 'zod';
import { BATCH_LIMIT } from '../delivery/ingestSchema';
import { instantSchema } from '../values/instant';

/** Larger counts of one slot are refused, so that sums stay exact. @public */
export const SAMPLE_COUNT_MAXIMUM = 1_000_000_000_000;

const countSchema = z
  .int('must be a whole number')
  .min(0, 'must not be negative')
  .max(SAMPLE_COUNT_MAXIMUM, `must be at most ${SAMPLE_COUNT_MAXIMUM}`);

/**
 * How many events of a slot there were, and how many of them were good.
 *
 * @public
 */
export const sampleSchema = z
  .strictObject({
    start: instantSchema.describe('on the grid of the resolution, in UTC'),
    good: countSchema,
    total: countSchema,
  })
  .refine(({ good, total }) => good <= total, {
    path: ['good'],
    message: 'must not be more than total',
  });

/** The envelope; each item is checked by itself. @public */
export const samplesSchema = z.strictObject({
  items: z
    .array(sampleSchema)
    .min(1, 'must hold at least one sample')
    .max(BATCH_LIMIT, `must hold at most ${BATCH_LIMIT} samples`),
});

/** @public */
export const sampleResolutionSchema = z.enum(['5m', '1h']);

/** @public */
export const samplesQuerySchema = z.strictObject({
  resolution: sampleResolutionSchema
    .default('5m')
    .describe(
      '5m: slots that started in the last 4 days; 1h: the history before those, up to 100 days, to fill in once',
    ),
});

/** What a client posts. @public */
export type SampleInput = z.input<typeof sampleSchema>;
/** A validated sample: `start` in epoch milliseconds. @public */
export type Sample = z.output<typeof sampleSchema>;
/** @public */
export type SampleResolution = z.output<typeof sampleResolutionSchema>;
