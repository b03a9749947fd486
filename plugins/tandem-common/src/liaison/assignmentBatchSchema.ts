import { z } from 'zod';
import { BATCH_LIMIT } from '../delivery/ingestSchema';
import { civilDateSchema } from '../values/civilDate';
import { entityRefSchema } from '../values/entityRef';
import { flagSchema } from '../values/flag';
import { text } from '../values/text';
import { assignmentCreateSchema, SCOPE_KINDS } from './assignmentSchema';

/**
 * The same assignment for many scopes. `key` makes a repeated request answer
 * what the first one did.
 *
 * @public
 */
export const assignmentBatchSchema = z.strictObject({
  key: text(100).optional(),
  scopeRefs: z
    .array(entityRefSchema(SCOPE_KINDS))
    .min(1, 'must name at least one')
    .max(BATCH_LIMIT, `must name at most ${BATCH_LIMIT}`)
    .refine(refs => new Set(refs).size === refs.length, {
      message: 'must not name one twice',
    }),
  terms: z
    .looseObject({})
    .describe('an assignment as it is proposed, without scopeRef'),
});

/** @public */
export const assignmentBatchQuerySchema = z.strictObject({
  dryRun: flagSchema
    .default(false)
    .describe('only tells what would happen; always answered with 200'),
});

/** What became of one scope, or would. @public */
export const assignmentBatchResultSchema = z.object({
  index: z.int(),
  scopeRef: z.string(),
  scopeTitle: z.string().optional(),
  status: z
    .enum(['created', 'unchanged', 'rejected'])
    .describe('unchanged: the person is proposed or assigned there already'),
  id: z.string().optional().describe('of the assignment'),
  warnings: z.array(z.string()),
  error: z
    .object({
      message: z.string(),
      field: z.string().optional(),
      liaisonRef: z.string().optional().describe('who has the place'),
      handoverOn: civilDateSchema
        .optional()
        .describe('from when the place is free'),
      hidden: z
        .literal(true)
        .optional()
        .describe('who has the place, or until when, is not for the caller'),
      days: z
        .array(
          z.object({
            from: civilDateSchema,
            to: civilDateSchema
              .optional()
              .describe('absent where it has no end'),
            allocation: z.number(),
          }),
        )
        .optional()
        .describe('when it is too much of the person'),
    })
    .optional(),
});

/** @public */
export const assignmentBatchResultsSchema = z.object({
  results: z.array(assignmentBatchResultSchema),
});

/** What a client posts. @public */
export interface AssignmentBatchInput {
  key?: string;
  scopeRefs: string[];
  terms: Omit<z.input<typeof assignmentCreateSchema>, 'scopeRef'>;
}
/** @public */
export type AssignmentBatch = z.output<typeof assignmentBatchSchema>;
/** @public */
export type AssignmentBatchResult = z.output<
  typeof assignmentBatchResultSchema
>;
/** @public */
export type AssignmentBatchResults = z.output<
  typeof assignmentBatchResultsSchema
>;
