import { InputError } from '@backstage/errors';
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
  }: {
    results: unknown[];
    /** Of the answer where anything was good. */
    status: number;
    /** What was wrong with the first where nothing was. */
    problem?: string;
  },
) {
  if (problem === undefined) {
    response.status(status).json({ results });
    return;
  }
  const error = new InputError(
    results.length === 1
      ? problem
      : `None of the ${results.length} items could be stored. The first: ${problem}`,
  );
  respondWithError(request, response, {
    error,
    statusCode: 400,
    details: { results },
  });
}

/** The same for a batch of items that were stored or rejected. */
export function respondWithIngestResults(
  request: Request,
  response: Response,
  results: IngestResult[],
) {
  const isGood = results.some(({ status }) => status !== 'rejected');
  const isNew = results.some(({ status }) => status === 'created');
  respondWithResults(request, response, {
    results,
    status: isNew ? 201 : 200,
    problem: isGood ? undefined : results[0].error?.message,
  });
}
