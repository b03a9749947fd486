import {
  deploymentOutSchema,
  deploymentSchema,
} from '../../delivery/deploymentSchema';
import { doraSchema, doraSeriesSchema } from '../../delivery/doraSchema';
import {
  incidentOutSchema,
  incidentSchema,
} from '../../delivery/incidentSchema';
import {
  ingestResultsSchema,
  unmatchedSchema,
} from '../../delivery/ingestSchema';
import {
  deploymentsQuerySchema,
  doraQuerySchema,
  doraSeriesQuerySchema,
  incidentsQuerySchema,
  unmatchedQuerySchema,
} from '../../delivery/querySchema';
import {
  referenceMappingCreateSchema,
  referenceMappingDeleteQuerySchema,
  referenceMappingResultSchema,
  referenceMappingSchema,
  referenceMappingsQuerySchema,
  unmatchedReferenceSchema,
  unmatchedReferencesQuerySchema,
} from '../../delivery/unmatchedSchema';
import { pageSchema } from '../../values/page';
import { oneOrBatch, type Operation } from './operation';

/** Deployments and incidents in, DORA figures out. */
export const deliveryOperations: Operation[] = [
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
    path: '/unmatched/references',
    operationId: 'listUnmatchedReferences',
    summary:
      'The same by the reference that no service has, latest arrival first.',
    query: unmatchedReferencesQuerySchema,
    answer: pageSchema(unmatchedReferenceSchema),
  },
  {
    method: 'get',
    path: '/unmatched/mappings',
    operationId: 'listReferenceMappings',
    summary:
      'Foreign and former references and the services they mean, by reference.',
    query: referenceMappingsQuerySchema,
    answer: pageSchema(referenceMappingSchema),
  },
  {
    method: 'post',
    path: '/unmatched/mappings',
    operationId: 'mapReference',
    summary:
      'Says which service a reference means: what waits under it counts for the service, and so does what is still to come.',
    body: referenceMappingCreateSchema,
    answer: referenceMappingResultSchema,
    statuses: [201],
    conflict: 'The catalog holds the reference, or it means another service',
  },
  {
    method: 'delete',
    path: '/unmatched/mappings',
    operationId: 'deleteReferenceMapping',
    summary:
      'Forgets a mapping made here. What it brought to the service stays there.',
    query: referenceMappingDeleteQuerySchema,
    statuses: [204],
    conflict: 'The catalog declares the mapping',
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
];
