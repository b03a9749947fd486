import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

type Instruments = Pick<MetricsService, 'createCounter' | 'createHistogram'>;

/**
 * Measures the runs of background tasks.
 *
 * - `backstage.plugin.tandem.task.duration`: seconds, by task
 * - `backstage.plugin.tandem.task.errors`: runs that broke off, by task
 */
export class TaskMetrics {
  readonly #duration: ReturnType<Instruments['createHistogram']>;
  readonly #errors: ReturnType<Instruments['createCounter']>;

  constructor(metrics: Instruments) {
    this.#duration = metrics.createHistogram(
      'backstage.plugin.tandem.task.duration',
      { description: 'How long runs of background tasks took', unit: 's' },
    );
    this.#errors = metrics.createCounter(
      'backstage.plugin.tandem.task.errors',
      { description: 'Runs of background tasks that broke off', unit: '{run}' },
    );
  }

  ran(task: string, seconds: number, isGood: boolean): void {
    this.#duration.record(seconds, { task });
    if (!isGood) this.#errors.add(1, { task });
  }
}
