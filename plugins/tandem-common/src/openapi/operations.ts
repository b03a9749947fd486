import { z } from 'zod';
import {
  deploymentOutSchema,
  deploymentSchema,
} from '../delivery/deploymentSchema';
import { doraSchema, doraSeriesSchema } from '../delivery/doraSchema';
import { incidentOutSchema, incidentSchema } from '../delivery/incidentSchema';
import {
  BATCH_LIMIT,
  ingestResultsSchema,
  unmatchedSchema,
} from '../delivery/ingestSchema';
import {
  deploymentsQuerySchema,
  doraQuerySchema,
  doraSeriesQuerySchema,
  incidentsQuerySchema,
  unmatchedQuerySchema,
} from '../delivery/querySchema';
import {
  entitySummarySchema,
  summaryQuerySchema,
} from '../summary/summarySchema';
import { pageSchema } from '../values/page';

/** One call of the HTTP API. */
export interface Operation {
  method: 'get' | 'post';
  /** Below `/api/tandem`; parameters in braces. */
  path: string;
  operationId: string;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  /** 200 unless the call can create something. */
  statuses?: number[];
}

function oneOrBatch(schema: z.ZodType) {
  return z.union([
    schema,
    z.strictObject({ items: z.array(schema).min(1).max(BATCH_LIMIT) }),
  ]);
}

/** Every call there is, in the order of the documentation. */
export const operations: Operation[] = [
  {
    method: 'post',
    path: '/deployments',
    operationId: 'postDeployments',
    summary:
      'Stores one deployment or a batch; the same again changes nothing. A batch keeps its good items.',
    body: oneOrBatch(deploymentSchema),
    answer: ingestResultsSchema,
    statuses: [200, 201],
  },
  {
    method: 'post',
    path: '/incidents',
    operationId: 'postIncidents',
    summary:
      'Stores one incident or a batch; a later post with the same key updates it, for example resolves it.',
    body: oneOrBatch(incidentSchema),
    answer: ingestResultsSchema,
    statuses: [200, 201],
  },
  {
    method: 'get',
    path: '/deployments',
    operationId: 'listDeployments',
    summary: 'Deployments, newest first, by finish, else start, else arrival.',
    query: deploymentsQuerySchema,
    answer: pageSchema(deploymentOutSchema),
  },
  {
    method: 'get',
    path: '/deployments/{id}',
    operationId: 'getDeployment',
    summary: 'One deployment.',
    answer: deploymentOutSchema,
  },
  {
    method: 'get',
    path: '/incidents',
    operationId: 'listIncidents',
    summary: 'Incidents, newest first, by start.',
    query: incidentsQuerySchema,
    answer: pageSchema(incidentOutSchema),
  },
  {
    method: 'get',
    path: '/incidents/{id}',
    operationId: 'getIncident',
    summary: 'One incident.',
    answer: incidentOutSchema,
  },
  {
    method: 'get',
    path: '/unmatched',
    operationId: 'listUnmatched',
    summary: 'What was kept without an entity, newest first, by arrival.',
    query: unmatchedQuerySchema,
    answer: pageSchema(unmatchedSchema),
  },
  {
    method: 'get',
    path: '/dora',
    operationId: 'getDora',
    summary:
      'The five DORA figures of a Component, or pooled over a System, Group or Domain; the last 30 days unless asked otherwise.',
    query: doraQuerySchema,
    answer: doraSchema,
  },
  {
    method: 'get',
    path: '/dora/series',
    operationId: 'getDoraSeries',
    summary: 'The same figures for each day, week or month of the range.',
    query: doraSeriesQuerySchema,
    answer: doraSeriesSchema,
  },
  {
    method: 'get',
    path: '/entities/{kind}/{namespace}/{name}/summary',
    operationId: 'getSummary',
    summary: 'All that the cards of an entity page need.',
    query: summaryQuerySchema,
    answer: entitySummarySchema,
  },
  {
    method: 'get',
    path: '/openapi.json',
    operationId: 'getOpenApi',
    summary: 'This document.',
    answer: z.looseObject({ openapi: z.string() }),
  },
];
