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
import type { AuthorizedDelivery } from './createDeliveryFeature';

/** Deployments, incidents and the figures made of them. */
export function addDeliveryRoutes(
  router: Router,
  feature: AuthorizedDelivery,
  principals: PrincipalReader,
) {
  const { ingest, lists, dora } = feature;
  addMappingRoutes(router, feature, principals);

  router.post('/deployments', async (request, response) => {
    const items = readBatch(request);
    const caller = await principals.read(request);
    const { results, isRefused } = await ingest.ingestDeployments(
      items,
      caller,
    );
    respondWithIngestResults(request, response, results, isRefused);
  });

  router.post('/incidents', async (request, response) => {
    const items = readBatch(request);
    const caller = await principals.read(request);
    const { results, isRefused } = await ingest.ingestIncidents(items, caller);
    respondWithIngestResults(request, response, results, isRefused);
  });

  router.get('/deployments', async (request, response) => {
    const query = parseInput(deploymentsQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await lists.deployments(query, caller));
  });

  router.get('/deployments/:id', async (request, response) => {
    const caller = await principals.read(request);
    response.json(await lists.deployment(request.params.id, caller));
  });

  router.get('/incidents', async (request, response) => {
    const query = parseInput(incidentsQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await lists.incidents(query, caller));
  });

  router.get('/incidents/:id', async (request, response) => {
    const caller = await principals.read(request);
    response.json(await lists.incident(request.params.id, caller));
  });

  router.get('/unmatched', async (request, response) => {
    const query = parseInput(unmatchedQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await lists.unmatched(query, caller));
  });

  router.get('/dora', async (request, response) => {
    const query = parseInput(doraQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await dora.dora(query, caller));
  });

  router.get('/dora/series', async (request, response) => {
    const query = parseInput(doraSeriesQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await dora.series(query, caller));
  });
}

function addMappingRoutes(
  router: Router,
  { mappings }: AuthorizedDelivery,
  principals: PrincipalReader,
) {
  router.get('/unmatched/references', async (request, response) => {
    const query = parseInput(unmatchedReferencesQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await mappings.references(query, caller));
  });

  router.get('/unmatched/mappings', async (request, response) => {
    const query = parseInput(referenceMappingsQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await mappings.list(query, caller));
  });

  router.post('/unmatched/mappings', async (request, response) => {
    const mapping = parseInput(referenceMappingCreateSchema, request.body);
    const caller = await principals.read(request);
    response.status(201).json(await mappings.map(mapping, caller));
  });

  router.delete('/unmatched/mappings', async (request, response) => {
    const query = parseInput(referenceMappingDeleteQuerySchema, request.query);
    await mappings.forget(query.from, await principals.read(request));
    response.status(204).end();
  });
}
