import { serializeError } from '@backstage/errors';
import type { Request, Response } from 'express';

/** Answers with Backstage's error body, and what else a program can read of it. */
export function respondWithError(
  request: Request,
  response: Response,
  {
    error,
    statusCode,
    details,
  }: { error: Error; statusCode: number; details: object },
) {
  response.status(statusCode).json({
    error: serializeError(error),
    request: { method: request.method, url: request.url },
    response: { statusCode },
    ...details,
  });
}
