import { z } from 'zod';
import { entityRefSchema } from '../values/entityRef';
import { instantOutSchema } from '../values/instant';
import { pageQuery } from '../values/page';

/** A reference under which deliveries wait for a service. @public */
export const unmatchedReferenceSchema = z.object({
  entityRef: z.string(),
  reason: z.string(),
  deployments: z.int(),
  incidents: z.int(),
  sources: z.array(z.string()).describe('in alphabetical order, at most 5'),
  firstReceivedAt: instantOutSchema,
  lastReceivedAt: instantOutSchema,
  suggestion: z
    .object({ entityRef: z.string(), title: z.string().optional() })
    .optional()
    .describe('the component whose name is most alike, where one is'),
});

/** @public */
export const unmatchedReferencesQuerySchema = z.strictObject(pageQuery);

/** A former or foreign reference and the service that it means. @public */
export const referenceMappingSchema = z.object({
  from: z.string(),
  to: z.string(),
  toTitle: z.string().optional(),
  mappedBy: z
    .string()
    .optional()
    .describe('absent where the catalog declares it'),
  mappedAt: instantOutSchema.optional(),
  allowed: z
    .array(z.string())
    .optional()
    .describe(
      'names of the permissions that the caller has here, in lists only',
    ),
});

/** @public */
export const referenceMappingCreateSchema = z.strictObject({
  from: entityRefSchema(['component']).describe(
    'as in GET /unmatched/references',
  ),
  to: entityRefSchema(['component']),
});

/** A new mapping, and what it brought to the service. @public */
export const referenceMappingResultSchema = referenceMappingSchema.extend({
  deployments: z.int().describe('that count for the service now'),
  incidents: z.int(),
});

/** @public */
export const referenceMappingsQuerySchema = z.strictObject(pageQuery);

/** @public */
export const referenceMappingDeleteQuerySchema = z.strictObject({
  from: referenceMappingCreateSchema.shape.from,
});

/** @public */
export type UnmatchedReference = z.output<typeof unmatchedReferenceSchema>;
/** @public */
export type ReferenceMapping = z.output<typeof referenceMappingSchema>;
/** @public */
export type ReferenceMappingInput = z.input<
  typeof referenceMappingCreateSchema
>;
/** @public */
export type ReferenceMappingCreate = z.output<
  typeof referenceMappingCreateSchema
>;
/** @public */
export type ReferenceMappingResult = z.output<
  typeof referenceMappingResultSchema
>;
