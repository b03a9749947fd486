import { z } from 'zod';
import { entityRefSchema } from '../values/entityRef';
import { instantOutSchema, instantSchema } from '../values/instant';
import { pageQuery } from '../values/page';
import { text } from '../values/text';
import { versionQuerySchema, versionSchema } from '../values/version';
import {
  alertSeveritySchema,
  burnWindowSchema,
  sloHealthStateSchema,
  sloStatusSchema,
} from './sloStatusSchema';

/** Kinds whose SLOs can be asked for; all but Component are roll-ups. @public */
export const SLO_KINDS = ['component', 'system', 'group', 'domain'] as const;

/** Where in the life of an agreement it is. @public */
export const sloStateSchema = z.enum(['draft', 'published', 'archived']);

/** Those of an SLO that is new. @public */
export const newSloStateSchema = sloStateSchema.exclude(['archived']);

/** @public */
export const sloSourceSchema = z.enum(['ui', 'import', 'catalog']);

/** A JSON object; what it may hold is the OpenSLO rules' to say. */
const documentSchema = z.record(z.string(), z.unknown());

/** @public */
export const sloOutSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  entityTitle: z.string().optional(),
  ownerRef: z.string().optional(),
  name: z.string(),
  title: z.string().describe('the display name, else the name'),
  state: sloStateSchema,
  source: sloSourceSchema,
  version: z.int(),
  document: documentSchema.describe('OpenSLO v1 as JSON'),
  status: sloStatusSchema,
  allowed: z
    .array(z.string())
    .optional()
    .describe(
      'names of the permissions that the caller has here, of tandem.slo.update and tandem.slo.delete',
    ),
  allowedStates: z
    .array(sloStateSchema)
    .optional()
    .describe(
      'states in which the caller may save it; its own where they may edit it as it is',
    ),
});

/** @public */
export const slosQuerySchema = z.strictObject({
  entityRef: entityRefSchema(SLO_KINDS).optional(),
  ownerRef: entityRefSchema(['group', 'user']).optional(),
  state: sloStateSchema
    .optional()
    .describe('drafts and published ones unless given'),
  status: sloHealthStateSchema.optional(),
  ...pageQuery,
});

/** @public */
export const sloReasonSchema = text(1000);

/** @public */
export const sloCreateSchema = z.strictObject({
  document: documentSchema,
  state: newSloStateSchema.default('draft'),
  reason: sloReasonSchema.optional(),
});

/** @public */
export const sloUpdateSchema = z.strictObject({
  document: documentSchema,
  state: sloStateSchema,
  version: versionSchema,
  reason: sloReasonSchema.optional(),
});

/** @public */
export const sloArchiveQuerySchema = z.strictObject({
  version: versionQuerySchema,
  reason: sloReasonSchema.optional(),
});

/** @public */
export const sloRevisionSchema = z.object({
  version: z.int(),
  at: instantOutSchema,
  by: z.string().describe('a User reference, or the name of a service'),
  reason: z.string().optional(),
  state: sloStateSchema,
  before: documentSchema.nullable().describe('null for the creation'),
  after: documentSchema,
});

/** @public */
export const sloRevisionsQuerySchema = z.strictObject(pageQuery);

/** @public */
export const sloSeriesQuerySchema = z.strictObject({
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});

/** @public */
export const sloMarkerSchema = z.object({
  at: instantOutSchema,
  kind: z.enum(['deployment', 'incident', 'revision', 'alert']),
  title: z.string(),
  url: z.string().optional(),
  id: z.string().optional().describe('of the deployment or incident'),
  until: instantOutSchema
    .optional()
    .describe('when an incident was resolved, or an alert stopped'),
  severity: alertSeveritySchema.optional().describe('of an alert'),
  failed: z.boolean().optional().describe('of a deployment'),
  rollback: z.boolean().optional().describe('of a deployment'),
});

/** @public */
export const sloSeriesPointSchema = z.object({
  start: instantOutSchema,
  good: z.number().nullable().describe('null where there is no data'),
  total: z.number().nullable(),
  remainingRatio: z
    .number()
    .nullable()
    .describe('of the budget of the window that ends with this point'),
  burnRate: z.number().nullable(),
});

/** @public */
export const sloSeriesSchema = z.object({
  step: z.enum(['5m', '1h', '1d']),
  points: z.array(sloSeriesPointSchema),
  markers: z.array(sloMarkerSchema),
});

/** @public */
export const sloPreviewRequestSchema = z.strictObject({
  document: documentSchema,
  entityRef: entityRefSchema(['component']),
});

/** A time during which an alert fired. @public */
export const alertEpisodeSchema = z.object({
  severity: alertSeveritySchema,
  long: burnWindowSchema,
  short: burnWindowSchema,
  startedAt: instantOutSchema,
  endedAt: instantOutSchema.optional(),
});

/** @public */
export const sloPreviewSchema = z.object({
  status: sloStatusSchema,
  alerts: z.array(alertEpisodeSchema),
});

/** @public */
export type Slo = z.output<typeof sloOutSchema>;
/** @public */
export type SloState = z.output<typeof sloStateSchema>;
/** @public */
export type NewSloState = z.output<typeof newSloStateSchema>;
/** @public */
export type SloSource = z.output<typeof sloSourceSchema>;
/** @public */
export type SlosQuery = z.output<typeof slosQuerySchema>;
/** @public */
export type SloCreate = z.output<typeof sloCreateSchema>;
/** @public */
export type SloUpdate = z.output<typeof sloUpdateSchema>;
/** @public */
export type SloArchiveQuery = z.output<typeof sloArchiveQuerySchema>;
/** @public */
export type SloRevision = z.output<typeof sloRevisionSchema>;
/** @public */
export type SloSeriesQuery = z.output<typeof sloSeriesQuerySchema>;
/** @public */
export type SloMarker = z.output<typeof sloMarkerSchema>;
/** @public */
export type SloSeriesPoint = z.output<typeof sloSeriesPointSchema>;
/** @public */
export type SloSeries = z.output<typeof sloSeriesSchema>;
/** @public */
export type SloPreviewRequest = z.output<typeof sloPreviewRequestSchema>;
/** @public */
export type SloPreview = z.output<typeof sloPreviewSchema>;
/** @public */
export type AlertEpisode = z.output<typeof alertEpisodeSchema>;
