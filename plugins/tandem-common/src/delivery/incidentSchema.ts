import { z } from 'zod';
import { entityRefSchema } from '../values/entityRef';
import { instantOutSchema, instantSchema } from '../values/instant';
import { text, webUrl } from '../values/text';
import { environmentSchema } from './deploymentSchema';

/** @public */
export const incidentSeveritySchema = z.enum(['sev1', 'sev2', 'sev3', 'sev4']);

/** @public */
export const deploymentLinkSchema = z.strictObject({
  source: text(100),
  externalId: text(300),
});

/**
 * An incident as it is posted; unique by (source, externalId, entityRef).
 *
 * @public
 */
export const incidentSchema = z
  .strictObject({
    entityRef: entityRefSchema(['component']),
    environment: environmentSchema.optional(),
    title: text(500),
    severity: incidentSeveritySchema.optional(),
    startedAt: instantSchema,
    resolvedAt: instantSchema.optional(),
    source: text(100),
    externalId: text(300),
    url: webUrl().optional(),
    deployment: deploymentLinkSchema.optional(),
    postmortemUrl: webUrl().optional(),
  })
  .refine(
    incident =>
      incident.resolvedAt === undefined ||
      incident.resolvedAt >= incident.startedAt,
    { path: ['resolvedAt'], message: 'must not be before startedAt' },
  );

/** @public */
export const incidentOutSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  environment: z.string(),
  title: z.string(),
  severity: incidentSeveritySchema.optional(),
  startedAt: instantOutSchema,
  resolvedAt: instantOutSchema.optional(),
  source: z.string(),
  externalId: z.string(),
  url: z.string().optional(),
  deployment: z
    .object({ source: z.string(), externalId: z.string() })
    .optional(),
  postmortemUrl: z.string().optional(),
  receivedAt: instantOutSchema,
  attributedTo: z
    .object({
      id: z.string(),
      source: z.string(),
      externalId: z.string(),
      version: z.string().optional(),
    })
    .optional()
    .describe('the deployment this incident counts against'),
});

/** What a client posts. @public */
export type IncidentInput = z.input<typeof incidentSchema>;
/** A validated incident: instants in epoch milliseconds. @public */
export type Incident = z.output<typeof incidentSchema>;
/** @public */
export type IncidentOut = z.output<typeof incidentOutSchema>;
/** @public */
export type IncidentSeverity = z.output<typeof incidentSeveritySchema>;
