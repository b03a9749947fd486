import {
  deploymentsQuerySchema,
  doraQuerySchema,
  doraSeriesQuerySchema,
  incidentsQuerySchema,
  referenceMappingCreateSchema,
  referenceMappingDeleteQuerySchema,
  referenceMappingsQuerySchema,
  unmatchedQuerySchema,
  unmatchedReferencesQuerySchema,
} from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import { readBatch } from '../http/readBatch';
import { respondWithIngestResults } from '../http/respondWithResults';
import type { DeliveryFeature } from './createDeliveryFeature';

/** Deployments, incidents and the figures made of them. */
export function addDeliveryRoutes(
  router: Router,
  feature: DeliveryFeature,
  principals: PrincipalReader,
) {
  const { ingest, lists, dora } = feature;
  addMappingRoutes(router, feature, principals);

  router.post('/deployments', async (request, response) => {
    const items = readBatch(request);
    const results = await ingest.ingestDeployments(items);
    respondWithIngestResults(request, response, results);
  });

  router.post('/incidents', async (request, response) => {
    const items = readBatch(request);
    const results = await ingest.ingestIncidents(items);
    respondWithIngestResults(request, response, results);
  });

  router.get('/deployments', async (request, response) => {
    const query = parseInput(deploymentsQuerySchema, request.query);
    response.json(await lists.deployments(query));
  });

  router.get('/deployments/:id', async (request, response) => {
    response.json(await lists.deployment(request.params.id));
  });

  router.get('/incidents', async (request, response) => {
    const query = parseInput(incidentsQuerySchema, request.query);
    response.json(await lists.incidents(query));
  });

  router.get('/incidents/:id', async (request, response) => {
    response.json(await lists.incident(request.params.id));
  });

  router.get('/unmatched', async (request, response) => {
    const query = parseInput(unmatchedQuerySchema, request.query);
    response.json(await lists.unmatched(query));
  });

  router.get('/dora', async (request, response) => {
    response.json(await dora.dora(parseInput(doraQuerySchema, request.query)));
  });

  router.get('/dora/series', async (request, response) => {
    const query = parseInput(doraSeriesQuerySchema, request.query);
    response.json(await dora.series(query));
  });
}

function addMappingRoutes(
  router: Router,
  { mappings }: DeliveryFeature,
  principals: PrincipalReader,
) {
  router.get('/unmatched/references', async (request, response) => {
    const query = parseInput(unmatchedReferencesQuerySchema, request.query);
    response.json(await mappings.references(query));
  });

  router.get('/unmatched/mappings', async (request, response) => {
    const query = parseInput(referenceMappingsQuerySchema, request.query);
    response.json(await mappings.list(query));
  });

  router.post('/unmatched/mappings', async (request, response) => {
    const mapping = parseInput(referenceMappingCreateSchema, request.body);
    const by = await principals.read(request);
    response.status(201).json(await mappings.map(mapping, by));
  });

  router.delete('/unmatched/mappings', async (request, response) => {
    const query = parseInput(referenceMappingDeleteQuerySchema, request.query);
    await mappings.forget(query.from);
    response.status(204).end();
  });
}
