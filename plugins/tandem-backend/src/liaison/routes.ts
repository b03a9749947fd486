import {
  absenceCreateSchema,
  absencesQuerySchema,
  assignmentBatchQuerySchema,
  assignmentBatchSchema,
  ASSIGNMENT_TRANSITIONS,
  assignmentCreateSchema,
  assignmentPatchSchema,
  assignmentsQuerySchema,
  assignmentTransitionBodySchema,
  coverageQuerySchema,
  loadQuerySchema,
  recommendationQuerySchema,
  recommendPattern,
} from '@tandem/backstage-plugin-tandem-common';
import type { Request, Response, Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import { respondWithError } from '../http/respondWithError';
import { respondWithResults } from '../http/respondWithResults';
import type { LiaisonFeature } from './createLiaisonFeature';
import { OverAllocationError, PlaceTakenError } from './refusals';

/** Who helps which service, and for how much of their time. */
export function addLiaisonRoutes(
  router: Router,
  liaison: LiaisonFeature,
  principals: PrincipalReader,
) {
  addAssignmentRoutes(router, liaison, principals);
  addAbsenceRoutes(router, liaison, principals);

  router.get('/coverage', async (request, response) => {
    const { entityRef } = parseInput(coverageQuerySchema, request.query);
    const entity = await liaison.entities.present('entityRef', entityRef);
    response.json(await liaison.coverage.forEntity(entity));
  });

  router.get('/load', async (request, response) => {
    const query = parseInput(loadQuerySchema, request.query);
    response.json(await liaison.load.load(query));
  });

  router.get('/recommendation', async (request, response) => {
    const { ops, teams } = parseInput(recommendationQuerySchema, request.query);
    response.json(recommendPattern(ops, teams));
  });
}

function addAssignmentRoutes(
  router: Router,
  { assignments, writer, batches }: LiaisonFeature,
  principals: PrincipalReader,
) {
  router.get('/assignments', async (request, response) => {
    const query = parseInput(assignmentsQuerySchema, request.query);
    response.json(await assignments.list(query));
  });

  router.post('/assignments', async (request, response) => {
    const input = parseInput(assignmentCreateSchema, request.body);
    const by = await principals.read(request);
    await explained(request, response, async () => {
      const key = await writer.propose(input, by);
      response.status(201).json(await assignments.get(String(key)));
    });
  });

  addBatchRoute(router, batches, principals);

  router.get('/assignments/:id', async (request, response) => {
    response.json(await assignments.get(request.params.id));
  });

  router.patch('/assignments/:id', async (request, response) => {
    const { id } = request.params;
    const patch = parseInput(assignmentPatchSchema, request.body);
    const by = await principals.read(request);
    await explained(request, response, async () => {
      await writer.edit(id, patch, by);
      response.json(await assignments.get(id));
    });
  });

  for (const transition of ASSIGNMENT_TRANSITIONS) {
    router.post(`/assignments/:id/${transition}`, async (request, response) => {
      const { id } = request.params;
      const body = parseInput(assignmentTransitionBodySchema, request.body);
      const by = await principals.read(request);
      await explained(request, response, async () => {
        await writer.transition(id, transition, body, by);
        response.json(await assignments.get(id));
      });
    });
  }
}

function addBatchRoute(
  router: Router,
  batches: LiaisonFeature['batches'],
  principals: PrincipalReader,
) {
  router.post('/assignments/batch', async (request, response) => {
    const query = parseInput(assignmentBatchQuerySchema, request.query);
    const batch = parseInput(assignmentBatchSchema, request.body);
    const by = await principals.read(request);
    if (query.dryRun) {
      response.json({ results: await batches.tryOut(batch, by) });
      return;
    }
    const results = await batches.propose(batch, by);
    const isGood = results.some(({ status }) => status !== 'rejected');
    const isNew = results.some(({ status }) => status === 'created');
    respondWithResults(request, response, {
      results,
      status: isNew ? 201 : 200,
      problem: isGood ? undefined : results[0].error?.message,
    });
  });
}

function addAbsenceRoutes(
  router: Router,
  { absences, absenceWriter }: LiaisonFeature,
  principals: PrincipalReader,
) {
  router.get('/absences', async (request, response) => {
    const query = parseInput(absencesQuerySchema, request.query);
    response.json(await absences.list(query));
  });

  router.post('/absences', async (request, response) => {
    const input = parseInput(absenceCreateSchema, request.body);
    const by = await principals.read(request);
    response.status(201).json(await absenceWriter.enter(input, by));
  });

  router.delete('/absences/:id', async (request, response) => {
    await absenceWriter.takeBack(request.params.id);
    response.status(204).end();
  });
}

/** A refusal that shows a way out has it beside the error too, to be read by programs. */
async function explained(
  request: Request,
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isTaken = error instanceof PlaceTakenError;
    if (!isTaken && !(error instanceof OverAllocationError)) throw error;
    respondWithError(request, response, {
      error,
      statusCode: isTaken ? 409 : 400,
      details: error.details,
    });
  }
}
