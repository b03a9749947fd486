import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

/**
 * Shows how many SLOs have a source that does not answer, each time somebody
 * collects metrics.
 *
 * - `backstage.plugin.tandem.collection.failing`
 */
export function observeCollection(
  metrics: MetricsService,
  failing: () => Promise<number>,
  logger: LoggerService,
): void {
  metrics
    .createObservableGauge('backstage.plugin.tandem.collection.failing', {
      description: 'SLOs whose source gave no answer when it was last asked',
      unit: '{slo}',
    })
    .addCallback(async result => {
      try {
        result.observe(await failing());
      } catch (error) {
        logger.warn('Failing collections could not be counted for metrics', {
          cause: String(error),
        });
      }
    });
}
