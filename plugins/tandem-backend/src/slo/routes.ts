import { InputError } from '@backstage/errors';
import {
  samplesQuerySchema,
  sloArchiveQuerySchema,
  sloCreateSchema,
  sloExportQuerySchema,
  sloImportQuerySchema,
  sloPreviewRequestSchema,
  sloSeriesQuerySchema,
  slosQuerySchema,
  sloRevisionsQuerySchema,
  sloUpdateSchema,
} from '@tandem/backstage-plugin-tandem-common';
import type { Request, Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import { readBatch } from '../http/readBatch';
import {
  respondWithIngestResults,
  respondWithResults,
} from '../http/respondWithResults';
import { YAML, YAML_TYPES } from '../http/yaml';
import type { SloFeature } from './createSloFeature';

/** What routes may reach: all of it asks the policy. */
type RoutedSlos = Pick<SloFeature, 'slos' | 'importer' | 'samples' | 'answers'>;

/** SLOs: documents in, budgets out. */
export function addSloRoutes(
  router: Router,
  slo: RoutedSlos,
  principals: PrincipalReader,
) {
  router.get('/slos', async (request, response) => {
    const query = parseInput(slosQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await slo.answers.list(query, caller));
  });

  router.post('/slos', async (request, response) => {
    const input = parseInput(sloCreateSchema, jsonOf(request));
    const caller = await principals.read(request);
    response.status(201).json(await slo.slos.create(input, caller));
  });

  addFileRoutes(router, slo, principals);

  router.post('/slos/preview', async (request, response) => {
    const input = parseInput(sloPreviewRequestSchema, jsonOf(request));
    const caller = await principals.read(request);
    response.json(await slo.answers.preview(input, caller));
  });

  router.get('/slos/:id', async (request, response) => {
    const caller = await principals.read(request);
    response.json(await slo.answers.get(request.params.id, caller));
  });

  router.put('/slos/:id', async (request, response) => {
    const input = parseInput(sloUpdateSchema, jsonOf(request));
    const caller = await principals.read(request);
    response.json(await slo.slos.update(request.params.id, input, caller));
  });

  router.delete('/slos/:id', async (request, response) => {
    const query = parseInput(sloArchiveQuerySchema, request.query);
    const caller = await principals.read(request);
    await slo.slos.archive(request.params.id, query, caller);
    response.status(204).end();
  });

  router.get('/slos/:id/revisions', async (request, response) => {
    const query = parseInput(sloRevisionsQuerySchema, request.query);
    const caller = await principals.read(request);
    const { id } = request.params;
    response.json(await slo.answers.revisions(id, query, caller));
  });

  router.get('/slos/:id/series', async (request, response) => {
    const query = parseInput(sloSeriesQuerySchema, request.query);
    const caller = await principals.read(request);
    const { id } = request.params;
    response.json(await slo.answers.series(id, query, caller));
  });

  router.post('/slos/:id/samples', async (request, response) => {
    const { resolution } = parseInput(samplesQuerySchema, request.query);
    const items = readBatch(request);
    const caller = await principals.read(request);
    const { id } = request.params;
    const results = await slo.samples.post(id, items, resolution, caller);
    respondWithIngestResults(request, response, results);
  });
}

/** OpenSLO files in and out. */
function addFileRoutes(
  router: Router,
  slo: RoutedSlos,
  principals: PrincipalReader,
) {
  router.post('/slos/import', async (request, response) => {
    const query = parseInput(sloImportQuerySchema, request.query);
    const text = yamlOf(request);
    const caller = await principals.read(request);
    const answer = await slo.importer.import(text, query, caller);
    const { results, isRefused } = answer;
    const isGood = results.some(({ status }) => status !== 'invalid');
    const isNew = results.some(({ status }) => status === 'created');
    respondWithResults(request, response, {
      results,
      status: isNew && !query.dryRun ? 201 : 200,
      problem: isGood ? undefined : results[0].errors[0]?.message,
      isRefused,
    });
  });

  router.get('/slos/export', async (request, response) => {
    const { entityRef } = parseInput(sloExportQuerySchema, request.query);
    const caller = await principals.read(request);
    const text = await slo.answers.yaml(entityRef, caller);
    response.type(YAML).send(text);
  });
}

/** @throws InputError where the body was not sent as JSON */
function jsonOf(request: Request): unknown {
  if (!request.is('json')) {
    throw new InputError(
      'The body must be JSON; send it with Content-Type: application/json',
    );
  }
  return request.body;
}

/** @throws InputError where the body was not sent as YAML */
function yamlOf(request: Request): string {
  if (!request.is(YAML_TYPES) || typeof request.body !== 'string') {
    throw new InputError(
      `The body must be OpenSLO in YAML; send it with Content-Type: ${YAML}`,
    );
  }
  return request.body;
}
