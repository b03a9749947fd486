import { z } from 'zod';
import { flagSchema } from '../values/flag';
import { entityRefSchema } from '../values/entityRef';
import { newSloStateSchema, SLO_KINDS } from './sloSchema';

const flag = flagSchema.default(false);

/** @public */
export const sloImportQuerySchema = z.strictObject({
  dryRun: flag,
  overwrite: flag.describe(
    'takes over what was edited in the interface since, or belongs to another source',
  ),
  state: newSloStateSchema
    .optional()
    .describe('new ones are published unless given; existing ones keep theirs'),
});

/** What is wrong with a document, and where. @public */
export const openSloProblemSchema = z.object({
  path: z.string().describe('dotted, with [i]; empty for the whole document'),
  line: z.int().describe('from 1'),
  column: z.int().describe('from 1'),
  message: z.string(),
});

/** @public */
export const sloImportResultSchema = z.object({
  line: z.int().describe("of the document's first key, from 1"),
  kind: z.string(),
  name: z.string(),
  status: z.enum(['created', 'updated', 'unchanged', 'invalid']),
  id: z.string().optional().describe('of an SLO'),
  errors: z.array(openSloProblemSchema),
  warnings: z.array(openSloProblemSchema),
});

/** One result per document, in the order of the file. @public */
export const sloImportResultsSchema = z.object({
  results: z.array(sloImportResultSchema),
});

/** @public */
export const sloExportQuerySchema = z.strictObject({
  entityRef: entityRefSchema(SLO_KINDS),
});

/** @public */
export type SloImportQuery = z.output<typeof sloImportQuerySchema>;
/** @public */
export type OpenSloProblem = z.output<typeof openSloProblemSchema>;
/** @public */
export type SloImportResult = z.output<typeof sloImportResultSchema>;
/** @public */
export type SloImportResults = z.output<typeof sloImportResultsSchema>;
/** @public */
export type SloExportQuery = z.output<typeof sloExportQuerySchema>;
