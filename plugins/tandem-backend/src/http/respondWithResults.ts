import { InputError, NotAllowedError } from '@backstage/errors';
import type { IngestResult } from '@tandem/backstage-plugin-tandem-common';
import type { Request, Response } from 'express';
import { respondWithError } from './respondWithError';

/** Where nothing was good it is an error, which still tells one by one why. */
export function respondWithResults(
  request: Request,
  response: Response,
  {
    results,
    status,
    problem,
    isRefused = false,
  }: {
    results: unknown[];
    /** Of the answer where anything was good. */
    status: number;
    /** What was wrong with the first where nothing was. */
    problem?: string;
    /** The caller lacks the right to every one of them, and nothing else is wrong. */
    isRefused?: boolean;
  },
) {
  if (problem === undefined) {
    response.status(status).json({ results });
    return;
  }
  const message =
    results.length === 1
      ? problem
      : `None of the ${results.length} items could be stored. The first: ${problem}`;
  respondWithError(request, response, {
    error: isRefused ? new NotAllowedError(message) : new InputError(message),
    statusCode: isRefused ? 403 : 400,
    details: { results },
  });
}

/** The same for a batch of items that were stored or rejected. */
export function respondWithIngestResults(
  request: Request,
  response: Response,
  results: IngestResult[],
  isRefused = false,
) {
  response.locals.ingested = results;
  const isGood = results.some(({ status }) => status !== 'rejected');
  const isNew = results.some(({ status }) => status === 'created');
  respondWithResults(request, response, {
    results,
    status: isNew ? 201 : 200,
    problem: isGood ? undefined : results[0].error?.message,
    isRefused,
  });
}
