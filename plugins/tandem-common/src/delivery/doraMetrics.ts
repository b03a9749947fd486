import { civilCalendar, splitWindow } from './calendar';
import type { CivilCalendar, WindowBucket } from './calendar';
import { changeFailRate } from './changeFailRate';
import { changeLeadTime } from './changeLeadTime';
import { factsPerWindow, pooledFacts } from './countedFacts';
import type { CountedFacts } from './countedFacts';
import { deploymentFrequency } from './deploymentFrequency';
import { deploymentReworkRate } from './deploymentReworkRate';
import type { DoraBucket, DoraEdition, DoraMetrics } from './doraSchema';
import type { ServiceFacts, TimeWindow } from './facts';
import { failedDeploymentRecoveryTime } from './failedDeploymentRecoveryTime';
import type { RecoveryClock } from './failedDeploymentRecoveryTime';

/** @public */
export interface DoraMetricsOptions {
  /** One service, or several for a roll-up; more facts than the window's are welcome. */
  services: readonly ServiceFacts[];
  window: TimeWindow;
  /** An IANA name such as `Europe/Berlin`, in which days and weeks are counted. */
  timeZone: string;
  /** The report whose levels are given. */
  edition: DoraEdition;
  /** Where recovery starts; `incident` unless given. */
  recoveryClock?: RecoveryClock;
}

/** @public */
export interface DoraSeriesOptions extends DoraMetricsOptions {
  bucket: DoraBucket;
}

/** The figures of one bucket: [start, end), epoch milliseconds. @public */
export interface DoraPoint extends WindowBucket {
  metrics: DoraMetrics;
}

/**
 * The five figures of a window. A roll-up pools the samples of its services;
 * a deployment that several of them share counts once.
 *
 * @throws InputError when the time zone is unknown
 * @public
 */
export function computeDoraMetrics(options: DoraMetricsOptions): DoraMetrics {
  const { services, window, timeZone } = options;
  const calendar = civilCalendar(timeZone);
  const [facts] = factsPerWindow(pooledFacts(services), [window]);
  return metricsOf(facts, window, calendar, options);
}

/**
 * The figures of each day, week or month of a window, from one set of facts.
 * A bucket without deployments has a frequency of 0 and `null` elsewhere.
 *
 * @returns in order; the first and last bucket are clipped to the window
 * @throws InputError when the time zone is unknown
 * @public
 */
export function doraSeries(options: DoraSeriesOptions): DoraPoint[] {
  const { services, window, bucket, timeZone } = options;
  const calendar = civilCalendar(timeZone);
  const windows = splitWindow(window, bucket, timeZone).map(
    ({ start, end }): TimeWindow => ({ from: start, to: end }),
  );
  const factsOfWindows = factsPerWindow(pooledFacts(services), windows);
  return windows.map((point, index) => ({
    start: point.from,
    end: point.to,
    metrics: metricsOf(factsOfWindows[index], point, calendar, options),
  }));
}

function metricsOf(
  facts: CountedFacts,
  window: TimeWindow,
  calendar: CivilCalendar,
  options: Pick<DoraMetricsOptions, 'edition' | 'recoveryClock'>,
): DoraMetrics {
  const { deployments, samples, finishedAtByService } = facts;
  const { edition, recoveryClock } = options;
  return {
    deploymentFrequency: deploymentFrequency({
      finishedAt: deployments.map(deployment => deployment.finishedAt),
      finishedAtByService,
      window,
      calendar,
      edition,
    }),
    changeLeadTime: changeLeadTime(samples, edition),
    changeFailRate: changeFailRate(deployments, edition),
    failedDeploymentRecoveryTime: failedDeploymentRecoveryTime(
      deployments,
      recoveryClock,
    ),
    deploymentReworkRate: deploymentReworkRate(deployments),
  };
}
