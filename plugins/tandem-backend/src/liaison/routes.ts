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
} from '@tandem/backstage-plugin-tandem-common';
import type { Request, Response, Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import { respondWithError } from '../http/respondWithError';
import { respondWithResults } from '../http/respondWithResults';
import type { AuthorizedLiaison } from './createAuthorizedLiaison';
import { OverAllocationError, PlaceTakenError } from './refusals';

/** Who helps which service, and for how much of their time. */
export function addLiaisonRoutes(
  router: Router,
  liaison: AuthorizedLiaison,
  principals: PrincipalReader,
) {
  addAssignmentRoutes(router, liaison.assignments, principals);
  addBatchRoute(router, liaison.batches, principals);
  addAbsenceRoutes(router, liaison.absences, principals);

  router.get('/coverage', async (request, response) => {
    const { entityRef } = parseInput(coverageQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await liaison.coverage.of(entityRef, caller));
  });

  router.get('/load', async (request, response) => {
    const query = parseInput(loadQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await liaison.load.load(query, caller));
  });

  router.get('/recommendation', async (request, response) => {
    const query = parseInput(recommendationQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await liaison.recommendation.recommend(query, caller));
  });
}

function addAssignmentRoutes(
  router: Router,
  assignments: AuthorizedLiaison['assignments'],
  principals: PrincipalReader,
) {
  router.get('/assignments', async (request, response) => {
    const query = parseInput(assignmentsQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await assignments.list(query, caller));
  });

  router.post('/assignments', async (request, response) => {
    const input = parseInput(assignmentCreateSchema, request.body);
    const caller = await principals.read(request);
    await explained(request, response, async () => {
      const proposed = await assignments.propose(input, caller);
      response.status(201).json(proposed);
    });
  });

  router.get('/assignments/:id', async (request, response) => {
    const caller = await principals.read(request);
    response.json(await assignments.get(request.params.id, caller));
  });

  router.patch('/assignments/:id', async (request, response) => {
    const { id } = request.params;
    const patch = parseInput(assignmentPatchSchema, request.body);
    const caller = await principals.read(request);
    await explained(request, response, async () => {
      response.json(await assignments.edit(id, patch, caller));
    });
  });

  for (const transition of ASSIGNMENT_TRANSITIONS) {
    router.post(`/assignments/:id/${transition}`, async (request, response) => {
      const { id } = request.params;
      const body = parseInput(assignmentTransitionBodySchema, request.body);
      const caller = await principals.read(request);
      await explained(request, response, async () => {
        response.json(
          await assignments.transition(id, transition, body, caller),
        );
      });
    });
  }
}

function addBatchRoute(
  router: Router,
  batches: AuthorizedLiaison['batches'],
  principals: PrincipalReader,
) {
  router.post('/assignments/batch', async (request, response) => {
    const query = parseInput(assignmentBatchQuerySchema, request.query);
    const batch = parseInput(assignmentBatchSchema, request.body);
    const caller = await principals.read(request);
    if (query.dryRun) {
      response.json({ results: await batches.tryOut(batch, caller) });
      return;
    }
    const { results, isRefused } = await batches.propose(batch, caller);
    const isGood = results.some(({ status }) => status !== 'rejected');
    const isNew = results.some(({ status }) => status === 'created');
    respondWithResults(request, response, {
      results,
      status: isNew ? 201 : 200,
      problem: isGood ? undefined : results[0].error?.message,
      isRefused,
    });
  });
}

function addAbsenceRoutes(
  router: Router,
  absences: AuthorizedLiaison['absences'],
  principals: PrincipalReader,
) {
  router.get('/absences', async (request, response) => {
    const query = parseInput(absencesQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await absences.list(query, caller));
  });

  router.post('/absences', async (request, response) => {
    const input = parseInput(absenceCreateSchema, request.body);
    const caller = await principals.read(request);
    response.status(201).json(await absences.enter(input, caller));
  });

  router.delete('/absences/:id', async (request, response) => {
    const caller = await principals.read(request);
    await absences.takeBack(request.params.id, caller);
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
