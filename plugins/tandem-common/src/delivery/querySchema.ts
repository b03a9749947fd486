import { z } from 'zod';
import { entityRefSchema } from '../values/entityRef';
import { flagSchema } from '../values/flag';
import { instantSchema } from '../values/instant';
import { pageQuery } from '../values/page';
import { timeZoneSchema } from '../values/timeZone';
import { deploymentStatusSchema, environmentSchema } from './deploymentSchema';
import { doraBucketSchema, doraEditionSchema } from './doraSchema';

/** Kinds whose delivery can be asked for; all but Component are roll-ups. @public */
export const DELIVERY_KINDS = [
  'component',
  'system',
  'group',
  'domain',
] as const;

const listQuery = {
  entityRef: entityRefSchema(DELIVERY_KINDS).optional(),
  environment: environmentSchema.optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  ...pageQuery,
};

/** @public */
export const deploymentsQuerySchema = z.strictObject({
  ...listQuery,
  status: deploymentStatusSchema.optional(),
  failed: flagSchema.optional(),
});

/** @public */
export const incidentsQuerySchema = z.strictObject({
  ...listQuery,
  status: z.enum(['open', 'resolved']).optional(),
});

/** @public */
export const unmatchedQuerySchema = z.strictObject(pageQuery);

const doraQuery = {
  entityRef: entityRefSchema(DELIVERY_KINDS),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  environment: environmentSchema.default('production'),
  timeZone: timeZoneSchema.default('UTC'),
  edition: doraEditionSchema.default('2023'),
  descendants: flagSchema.default(true),
};

/** @public */
export const doraQuerySchema = z.strictObject(doraQuery);

/** @public */
export const doraSeriesQuerySchema = z.strictObject({
  ...doraQuery,
  bucket: doraBucketSchema.default('week'),
});

/** @public */
export type DeploymentsQuery = z.output<typeof deploymentsQuerySchema>;
/** @public */
export type IncidentsQuery = z.output<typeof incidentsQuerySchema>;
/** @public */
export type DoraQuery = z.output<typeof doraQuerySchema>;
/** @public */
export type DoraSeriesQuery = z.output<typeof doraSeriesQuerySchema>;
