import { z } from 'zod';
import { environmentSchema } from '../delivery/deploymentSchema';
import { doraMetricsSchema, doraSchema } from '../delivery/doraSchema';
import { instantSchema } from '../values/instant';

/** One service of a roll-up, in the same window as the roll-up's own figures. @public */
export const serviceDoraSchema = z.object({
  entityRef: z.string(),
  title: z.string().optional(),
  ownerRef: z.string().optional(),
  metrics: doraMetricsSchema,
});

/** All that the cards of an entity page need, in one answer. @public */
export const entitySummarySchema = z.object({
  dora: doraSchema,
  environments: z
    .array(z.string())
    .describe('environments that were ever deployed to, production first'),
  services: z
    .object({
      items: z.array(serviceDoraSchema),
      totalItems: z.int(),
    })
    .optional()
    .describe(
      'of a Group, System or Domain: its services, highest change fail rate first, at most 100',
    ),
});

/** @public */
export const summaryQuerySchema = z.strictObject({
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  environment: environmentSchema.default('production'),
});

/** @public */
export type EntitySummary = z.output<typeof entitySummarySchema>;
/** @public */
export type ServiceDora = z.output<typeof serviceDoraSchema>;
/** @public */
export type SummaryQuery = z.output<typeof summaryQuerySchema>;
