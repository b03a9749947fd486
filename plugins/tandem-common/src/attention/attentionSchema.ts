import { z } from 'zod';
import { assignmentOutSchema } from '../liaison/assignmentSchema';
import { sloHealthStateSchema } from '../slo/sloStatusSchema';
import { civilDateSchema } from '../values/civilDate';
import { flagSchema } from '../values/flag';
import { instantOutSchema, instantSchema } from '../values/instant';
import { text } from '../values/text';

/** Why something needs a liaison. @public */
export const ATTENTION_KINDS = [
  'budget-exhausted',
  'budget-burning',
  'stale-sli',
  'proposal',
  'absence-uncovered',
  'ending-without-successor',
] as const;

/** @public */
export const attentionKindSchema = z.enum(ATTENTION_KINDS);

/** More than this nobody works off in a day; `totalItems` tells how many there are. @public */
export const ATTENTION_LIMIT = 200;

/** One thing that needs a liaison. @public */
export const attentionItemSchema = z.object({
  id: z
    .string()
    .describe(
      'stable while the reason lasts; when it comes back later it has another id',
    ),
  kind: attentionKindSchema,
  reason: z.string().describe('what is up, in a sentence'),
  since: instantOutSchema.describe('for how long the reason has held'),
  entityRef: z.string().describe('the service or scope it is about'),
  entityTitle: z.string().optional(),
  scopeRef: z
    .string()
    .optional()
    .describe('of the assignment through which it concerns the liaison'),
  scopeTitle: z.string().optional(),
  slo: z
    .object({
      id: z.string(),
      title: z.string(),
      state: sloHealthStateSchema,
      remainingRatio: z.number().nullable(),
      burnRate: z
        .number()
        .nullable()
        .describe('over the short window of the fastest firing alert'),
      asOf: instantOutSchema.nullable(),
    })
    .optional(),
  assignment: assignmentOutSchema.optional(),
  absence: z
    .object({
      id: z.string(),
      startsOn: civilDateSchema,
      endsOn: civilDateSchema,
    })
    .optional(),
  snoozedUntil: instantOutSchema.optional(),
  allowed: z
    .array(z.string())
    .optional()
    .describe(
      'names of the permissions that the caller has here, where it is about an assignment',
    ),
});

/** @public */
export const attentionSchema = z.object({
  items: z
    .array(attentionItemSchema)
    .describe(
      `newest reason first, at most ${ATTENTION_LIMIT}; without snoozed ones unless asked for`,
    ),
  totalItems: z.int().describe('that are not snoozed'),
  snoozed: z.int().describe('how many are snoozed'),
});

/** @public */
export const attentionQuerySchema = z.strictObject({
  snoozed: flagSchema
    .default(false)
    .describe('also those that are snoozed, after the others'),
});

const ids = z.array(text(200)).min(1).max(ATTENTION_LIMIT);

/** @public */
export const attentionSnoozeSchema = z.strictObject({
  ids,
  until: instantSchema.describe('later than now, at most 90 days'),
});

/** @public */
export const attentionWakeSchema = z.strictObject({ ids });

/** @public */
export type AttentionKind = z.output<typeof attentionKindSchema>;
/** @public */
export type AttentionItem = z.output<typeof attentionItemSchema>;
/** @public */
export type Attention = z.output<typeof attentionSchema>;
/** @public */
export type AttentionQuery = z.output<typeof attentionQuerySchema>;
/** What a client posts. @public */
export type AttentionSnoozeInput = z.input<typeof attentionSnoozeSchema>;
/** @public */
export type AttentionSnooze = z.output<typeof attentionSnoozeSchema>;
