import { z } from 'zod';
import { doraScoreSchema } from '../delivery/doraSchema';
import { assignmentPatternSchema } from '../liaison/assignmentSchema';
import { coverageViaSchema } from '../liaison/coverageSchema';
import { SLO_HEALTH_STATES } from '../slo/sloStatusSchema';
import { civilDateSchema } from '../values/civilDate';
import { entityRefSchema } from '../values/entityRef';
import { flagSchema } from '../values/flag';
import { instantOutSchema } from '../values/instant';
import { many } from '../values/many';
import { pageQuery } from '../values/page';
import { text } from '../values/text';
import { adoptionStepSchema } from './funnelSchema';

/** How the worst SLO of a service does; `none` where it has no SLO. @public */
export const fleetSloStateSchema = z.enum([...SLO_HEALTH_STATES, 'none']);

/** What the list can be sorted by. @public */
export const FLEET_SORTS = [
  'name',
  'owner',
  'slo',
  'budget',
  'frequency',
  'leadTime',
  'failRate',
  'recovery',
] as const;

/** @public */
export const fleetSortSchema = z.enum(FLEET_SORTS);

const filters = {
  search: text(200)
    .optional()
    .describe('part of the name, title or reference of the service'),
  ownerRef: many(entityRefSchema(['group', 'user']))
    .optional()
    .describe('their child groups count too'),
  systemRef: many(entityRefSchema(['system'])).optional(),
  tier: many(text(100)).optional(),
  lifecycle: many(text(100)).optional(),
  status: many(fleetSloStateSchema).optional().describe('of the worst SLO'),
  covered: flagSchema.optional(),
  liaisonRef: many(entityRefSchema(['user']))
    .optional()
    .describe('primary or deputy of the assignment that covers'),
  missing: many(adoptionStepSchema)
    .optional()
    .describe('only services that did not take any of these steps'),
};

const sorting = {
  sort: fleetSortSchema.default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
};

/** @public */
export const fleetServicesQuerySchema = z.strictObject({
  ...filters,
  ...sorting,
  ...pageQuery,
});

/** Columns of the CSV file. @public */
export const FLEET_COLUMNS = [
  'service',
  'owner',
  'system',
  'tier',
  'lifecycle',
  'slo',
  'budget',
  'liaison',
  'frequency',
  'leadTime',
  'failRate',
  'recovery',
  'level',
  'nextStep',
] as const;

/** @public */
export const fleetColumnSchema = z.enum(FLEET_COLUMNS);

/** @public */
export const fleetCsvQuerySchema = z.strictObject({
  ...filters,
  ...sorting,
  columns: many(fleetColumnSchema)
    .optional()
    .describe('in this order; all of them unless given'),
});

/** What is most worth doing for a service. @public */
export const fleetNextStepSchema = z.enum([
  'set-owner',
  'send-deployments',
  'draft-slo',
  'publish-slo',
  'find-liaison',
  'repair-sli',
  'stop-burning',
]);

/** A service as the fleet page lists it; read from prepared rows. @public */
export const fleetServiceSchema = z.object({
  entityRef: z.string(),
  title: z.string().describe('the name where the catalog has no title'),
  ownerRef: z.string().optional(),
  ownerTitle: z.string().optional(),
  isOwned: z.boolean().describe('by a group that the catalog holds'),
  systemRef: z.string().optional(),
  systemTitle: z.string().optional(),
  tier: z.string().optional(),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  slo: z
    .object({
      state: fleetSloStateSchema.describe('of the worst SLO'),
      worstRemainingRatio: z.number().nullable(),
      count: z.int().describe('without archived ones'),
      asOf: instantOutSchema
        .nullable()
        .describe('end of the newest slot of the worst SLO'),
    })
    .optional()
    .describe('absent where the caller may not see SLOs of the service'),
  coverage: z
    .object({
      covered: z.boolean(),
      via: coverageViaSchema,
      scopeRef: z.string().optional(),
      scopeTitle: z.string().optional(),
      pattern: assignmentPatternSchema.optional(),
      primary: z.string().optional(),
      primaryTitle: z.string().optional(),
      deputy: z.string().optional(),
      deputyTitle: z.string().optional(),
      actingRef: z
        .string()
        .optional()
        .describe('whom to ask now; absent when nobody is in'),
      actingTitle: z.string().optional(),
      until: civilDateSchema.optional(),
    })
    .optional()
    .describe('absent where the caller may not see who helps'),
  dora: z
    .object({
      perDay: z.number().nullable(),
      leadSeconds: z.number().nullable(),
      failRatio: z.number().nullable(),
      recoverySeconds: z.number().nullable(),
      deployments: z.int(),
      failed: z.int(),
      level: doraScoreSchema.shape.level,
      asOf: instantOutSchema.nullable(),
    })
    .optional()
    .describe(
      'of the last 30 days in production; null without data; absent where the caller may not see deployments',
    ),
  nextStep: fleetNextStepSchema
    .optional()
    .describe('absent too where it depends on what the caller may not see'),
});

/** The filters whose values can be asked for. @public */
export const FLEET_FILTERS = [
  'owner',
  'system',
  'tier',
  'lifecycle',
  'liaison',
] as const;

/** @public */
export const fleetFilterValuesQuerySchema = z.strictObject({
  filter: z.enum(FLEET_FILTERS),
  search: text(200).optional(),
});

/** Values that a filter can take, most services first; at most 50. @public */
export const fleetFilterValuesSchema = z.object({
  items: z.array(
    z.object({
      value: z.string(),
      title: z.string().optional(),
      services: z.int(),
    }),
  ),
});

/** @public */
export type FleetSloState = z.output<typeof fleetSloStateSchema>;
/** @public */
export type FleetSort = z.output<typeof fleetSortSchema>;
/** @public */
export type FleetColumn = z.output<typeof fleetColumnSchema>;
/** @public */
export type FleetNextStep = z.output<typeof fleetNextStepSchema>;
/** @public */
export type FleetService = z.output<typeof fleetServiceSchema>;
/** @public */
export type FleetServicesQuery = z.output<typeof fleetServicesQuerySchema>;
/** @public */
export type FleetCsvQuery = z.output<typeof fleetCsvQuerySchema>;
/** @public */
export type FleetFilter = (typeof FLEET_FILTERS)[number];
/** @public */
export type FleetFilterValuesQuery = z.output<
  typeof fleetFilterValuesQuerySchema
>;
/** @public */
export type FleetFilterValues = z.output<typeof fleetFilterValuesSchema>;
