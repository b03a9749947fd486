import { InputError, serializeError } from '@backstage/errors';
import {
  deploymentsQuerySchema,
  doraQuerySchema,
  doraSeriesQuerySchema,
  incidentsQuerySchema,
  unmatchedQuerySchema,
  type IngestResult,
} from '@tandem/backstage-plugin-tandem-common';
import type { Request, Response, Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { DeliveryService } from './DeliveryService';
import type { DoraService } from './DoraService';
import type { IngestService } from './ingest/IngestService';
import { readBatch } from './readBatch';

/** Deployments, incidents and the figures made of them. */
export function addDeliveryRoutes(
  router: Router,
  services: {
    ingest: IngestService;
    delivery: DeliveryService;
    dora: DoraService;
  },
) {
  const { ingest, delivery, dora } = services;

  router.post('/deployments', async (request, response) => {
    const items = readBatch(request);
    respond(request, response, await ingest.ingestDeployments(items));
  });

  router.post('/incidents', async (request, response) => {
    const items = readBatch(request);
    respond(request, response, await ingest.ingestIncidents(items));
  });

  router.get('/deployments', async (request, response) => {
    const query = parseInput(deploymentsQuerySchema, request.query);
    response.json(await delivery.deployments(query));
  });

  router.get('/deployments/:id', async (request, response) => {
    response.json(await delivery.deployment(request.params.id));
  });

  router.get('/incidents', async (request, response) => {
    const query = parseInput(incidentsQuerySchema, request.query);
    response.json(await delivery.incidents(query));
  });

  router.get('/incidents/:id', async (request, response) => {
    response.json(await delivery.incident(request.params.id));
  });

  router.get('/unmatched', async (request, response) => {
    const query = parseInput(unmatchedQuerySchema, request.query);
    response.json(await delivery.unmatched(query));
  });

  router.get('/dora', async (request, response) => {
    response.json(await dora.dora(parseInput(doraQuerySchema, request.query)));
  });

  router.get('/dora/series', async (request, response) => {
    const query = parseInput(doraSeriesQuerySchema, request.query);
    response.json(await dora.series(query));
  });
}

/** A batch in which nothing was good is an error that still tells item by item. */
function respond(
  request: Request,
  response: Response,
  results: IngestResult[],
) {
  if (results.some(result => result.status !== 'rejected')) {
    const isNew = results.some(result => result.status === 'created');
    response.status(isNew ? 201 : 200).json({ results });
    return;
  }
  const [first] = results;
  const error = new InputError(
    results.length === 1
      ? first.error?.message
      : `None of the ${results.length} items could be stored. The first: ${first.error?.message}`,
  );
  response.status(400).json({
    error: serializeError(error),
    request: { method: request.method, url: request.url },
    response: { statusCode: 400 },
    results,
  });
}
