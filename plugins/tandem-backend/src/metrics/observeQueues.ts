import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { HealthService } from '../health/HealthService';

/**
 * Shows what waits for the background, such as scores that are no longer true,
 * each time somebody collects metrics.
 *
 * - `backstage.plugin.tandem.queue.waiting`: by queue
 * - `backstage.plugin.tandem.queue.lag`: seconds since the oldest waits, by queue
 */
export function observeQueues(
  metrics: MetricsService,
  health: Pick<HealthService, 'queues'>,
  logger: LoggerService,
): void {
  const waiting = metrics.createObservableGauge(
    'backstage.plugin.tandem.queue.waiting',
    { description: 'What waits for the background', unit: '{item}' },
  );
  const lag = metrics.createObservableGauge(
    'backstage.plugin.tandem.queue.lag',
    { description: 'For how long the oldest waits', unit: 's' },
  );
  const count = async (): ReturnType<HealthService['queues']> => {
    try {
      return await health.queues(Date.now());
    } catch (error) {
      logger.warn('What waits could not be counted for metrics', {
        cause: String(error),
      });
      return [];
    }
  };
  // Both gauges are collected at once and share what was counted.
  let counting: ReturnType<typeof count> | undefined;
  const read = () =>
    (counting ??= count().finally(() => {
      counting = undefined;
    }));
  waiting.addCallback(async result => {
    for (const { id, waiting: items } of await read()) {
      result.observe(items, { queue: id });
    }
  });
  lag.addCallback(async result => {
    for (const { id, oldestAt } of await read()) {
      const since = oldestAt === undefined ? Date.now() : Date.parse(oldestAt);
      const seconds = Math.max(0, Date.now() - since) / 1000;
      result.observe(seconds, { queue: id });
    }
  });
}
