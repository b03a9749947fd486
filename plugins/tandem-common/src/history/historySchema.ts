import { z } from 'zod';
import { entityRefSchema } from '../values/entityRef';
import { instantOutSchema } from '../values/instant';
import { pageQuery } from '../values/page';
import { text } from '../values/text';

/** What a change was about. @public */
export const historySubjectKindSchema = z.enum([
  'slo',
  'assignment',
  'absence',
  'mapping',
  'deployment',
  'incident',
]);

/** A field that changed; without `before` it was not there, without `after` it is gone. @public */
export const fieldChangeSchema = z.object({
  field: z
    .string()
    .describe('dotted, such as document.spec.objectives[0].target'),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

/** One change: who, when, what, why. @public */
export const historyEntrySchema = z.object({
  id: z.string(),
  at: instantOutSchema,
  by: z.string().describe('a User reference, or the subject of a token'),
  action: z
    .string()
    .describe('such as create, edit, publish, archive, propose, accept, map'),
  subject: z.object({
    kind: historySubjectKindSchema,
    id: z.string(),
    title: z.string().optional(),
  }),
  entityRef: z.string().optional().describe('the service or scope'),
  version: z.int().optional().describe('the one that the change led to'),
  reason: z.string().optional(),
  changes: z.array(fieldChangeSchema),
});

/** @public */
export const historyQuerySchema = z.strictObject({
  ...pageQuery,
  entityRef: entityRefSchema([
    'component',
    'system',
    'group',
    'domain',
    'user',
  ]).optional(),
  subjectKind: historySubjectKindSchema.optional(),
  subjectId: text(400).optional().describe('needs subjectKind'),
  by: text(400).optional(),
});

/** @public */
export type HistorySubjectKind = z.output<typeof historySubjectKindSchema>;
/** @public */
export type FieldChange = z.output<typeof fieldChangeSchema>;
/** @public */
export type HistoryEntry = z.output<typeof historyEntrySchema>;
/** @public */
export type HistoryQuery = z.output<typeof historyQuerySchema>;
