import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { RequestHandler } from 'express';

/**
 * Measures each answer, and what came of the items of a batch.
 *
 * - `backstage.plugin.tandem.requests.duration`: seconds, by method, route and status
 * - `backstage.plugin.tandem.ingest.items`: by route and what became of it
 */
export function measureRequests(metrics: MetricsService): RequestHandler {
  const duration = metrics.createHistogram(
    'backstage.plugin.tandem.requests.duration',
    { description: 'How long answers took', unit: 's' },
  );
  const items = metrics.createCounter('backstage.plugin.tandem.ingest.items', {
    description: 'Deployments, incidents and samples that were handed in',
    unit: '{item}',
  });
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    response.once('close', () => {
      const route: string = request.route?.path ?? 'none';
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      const { method } = request;
      duration.record(seconds, { method, route, status: response.statusCode });
      const counts = countByStatus(response.locals.ingested);
      for (const [status, count] of counts) items.add(count, { route, status });
    });
    next();
  };
}

function countByStatus(
  results: readonly { status: string }[] = [],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of results) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}
