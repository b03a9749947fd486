import type { AuditorService } from '@backstage/backend-plugin-api';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';

interface AuditedWrite {
  path: RegExp;
  eventId: string;
  /** What arrives all day is `low`, which is logged for debugging only. */
  severityLevel: 'low' | 'medium';
}

/** The first that fits counts; what fits none changes nothing. */
const WRITES: AuditedWrite[] = [
  {
    path: /^\/(deployments|incidents)$/,
    eventId: 'delivery-ingest',
    severityLevel: 'low',
  },
  {
    path: /^\/slos\/[^/]+\/samples$/,
    eventId: 'slo-measure',
    severityLevel: 'low',
  },
  { path: /^\/slos\/import$/, eventId: 'slo-import', severityLevel: 'medium' },
  {
    path: /^\/slos(\/(?!preview$)|$)/,
    eventId: 'slo-change',
    severityLevel: 'medium',
  },
  {
    path: /^\/assignments(\/|$)/,
    eventId: 'assignment-change',
    severityLevel: 'medium',
  },
  {
    path: /^\/absences(\/|$)/,
    eventId: 'absence-change',
    severityLevel: 'medium',
  },
  {
    path: /^\/unmatched\/mappings$/,
    eventId: 'correction-change',
    severityLevel: 'medium',
  },
];

/**
 * Tells the auditor of each request that would change something, whether it
 * did or was refused. What changed stands in the history.
 */
export function auditWrites(auditor: AuditorService): RequestHandler {
  return async (request, response, next) => {
    const write = writeOf(request);
    if (!write) {
      next();
      return;
    }
    const { method, path, query } = request;
    const event = await auditor.createEvent({
      eventId: write.eventId,
      severityLevel: write.severityLevel,
      request,
      meta: {
        method,
        path,
        ...(query.dryRun !== undefined && { dryRun: true }),
      },
    });
    response.once('close', () => {
      const meta = { status: response.statusCode };
      const { refusal } = response.locals;
      const isDone = response.writableFinished && response.statusCode < 400;
      const outcome = isDone
        ? event.success({ meta })
        : event.fail({
            meta,
            error: refusal ?? new Error(`Answered with ${response.statusCode}`),
          });
      outcome.catch(() => {});
    });
    next();
  };
}

/** Keeps why a request was refused, for the auditor. */
export const noteRefusal: ErrorRequestHandler = (
  error,
  _request,
  response,
  next,
) => {
  response.locals.refusal = error;
  next(error);
};

function writeOf({ method, path }: Request): AuditedWrite | undefined {
  return method === 'GET' || method === 'HEAD'
    ? undefined
    : WRITES.find(write => write.path.test(path));
}
