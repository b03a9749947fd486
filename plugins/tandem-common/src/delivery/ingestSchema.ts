import { z } from 'zod';
import { instantOutSchema } from '../values/instant';

/** The most items one batch may hold. @public */
export const BATCH_LIMIT = 1000;

/** @public */
export const ingestResultSchema = z.object({
  index: z.int(),
  status: z.enum(['created', 'updated', 'unchanged', 'rejected']),
  id: z.string().optional(),
  error: z
    .object({ message: z.string(), field: z.string().optional() })
    .optional(),
});

/** One result per posted item, in the order of the items. @public */
export const ingestResultsSchema = z.object({
  results: z.array(ingestResultSchema),
});

/** Something that was kept although no service could be found for it. @public */
export const unmatchedSchema = z.object({
  kind: z.enum(['deployment', 'incident']),
  source: z.string(),
  externalId: z.string(),
  entityRef: z.string().optional(),
  reason: z.string(),
  receivedAt: instantOutSchema,
});

/** @public */
export type IngestResult = z.output<typeof ingestResultSchema>;
/** @public */
export type IngestResults = z.output<typeof ingestResultsSchema>;
/** @public */
export type Unmatched = z.output<typeof unmatchedSchema>;
