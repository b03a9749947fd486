import { z } from 'zod';
import { environmentSchema } from '../delivery/deploymentSchema';
import { doraMetricsSchema, doraSchema } from '../delivery/doraSchema';
import { absenceOutSchema } from '../liaison/absenceSchema';
import {
  assignmentOutSchema,
  proposalKindSchema,
} from '../liaison/assignmentSchema';
import { coverageSchema } from '../liaison/coverageSchema';
import { newSloStateSchema, sloOutSchema } from '../slo/sloSchema';
import { instantSchema } from '../values/instant';

/** One service of a roll-up, in the same window as the roll-up's own figures. @public */
export const serviceDoraSchema = z.object({
  entityRef: z.string(),
  title: z.string().optional(),
  ownerRef: z.string().optional(),
  metrics: doraMetricsSchema,
});

/** Sections of a summary that a right of their own opens. @public */
export const summarySectionSchema = z.enum(['slos', 'coverage', 'dora']);

/**
 * All that the cards of an entity page need, in one answer. A section that the
 * caller may not see is absent, and named in `hidden`.
 *
 * @public
 */
export const entitySummarySchema = z.object({
  hidden: z
    .array(summarySectionSchema)
    .optional()
    .describe(
      'sections the caller may not see: slos (with sloCount), coverage, dora (with environments and services)',
    ),
  allowed: z
    .array(z.string())
    .optional()
    .describe(
      'names of the permissions that the caller has here: of a service tandem.slo.create, tandem.assignment.create and tandem.correction.create, else tandem.assignment.create',
    ),
  allowedSloStates: z
    .array(newSloStateSchema)
    .optional()
    .describe('of a service, states in which the caller may write new SLOs'),
  allowedProposals: z
    .array(proposalKindSchema)
    .optional()
    .describe('whom the caller may propose here'),
  slos: z
    .array(sloOutSchema)
    .optional()
    .describe('worst first; of a roll-up at most 20, without archived ones'),
  sloCount: z.int().optional().describe('how many there are'),
  coverage: coverageSchema.optional(),
  dora: doraSchema.optional(),
  environments: z
    .array(z.string())
    .optional()
    .describe('environments that were ever deployed to, production first'),
  services: z
    .object({
      items: z.array(serviceDoraSchema),
      totalItems: z.int(),
    })
    .optional()
    .describe(
      'of a Group, System or Domain: its services, highest change fail rate first, at most 25',
    ),
});

/** What the card of a User needs. @public */
export const userSummarySchema = z.object({
  hidden: z
    .array(z.enum(['assignments']))
    .optional()
    .describe('what the caller may not see, which is empty then'),
  assignments: z
    .array(assignmentOutSchema)
    .describe('that are not over, nearest start first'),
  absences: z.array(absenceOutSchema).describe('that are not over'),
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
export type SummarySection = z.output<typeof summarySectionSchema>;
/** @public */
export type ServiceDora = z.output<typeof serviceDoraSchema>;
/** @public */
export type SummaryQuery = z.output<typeof summaryQuerySchema>;
/** @public */
export type UserSummary = z.output<typeof userSummarySchema>;
