import { DAY_MILLIS, daysPerWholeUnit, distinctDays } from './calendar';
import type { CivilCalendar } from './calendar';
import type { DoraEdition, DoraMetrics } from './doraSchema';
import type { TimeWindow } from './facts';
import { deploymentFrequencyLevel, medianLevel } from './levels';
import { frequencyScore } from './score';
import { median } from './statistics';

/** Instants in epoch milliseconds, all inside the window. */
export interface DeploymentFrequencyFacts {
  /** Finishing times of all deployments, shared ones once. */
  finishedAt: readonly number[];
  /** The same for each service that ever succeeded in the environment. */
  finishedAtByService: readonly (readonly number[])[];
  window: TimeWindow;
  calendar: CivilCalendar;
  edition: DoraEdition;
}

/**
 * How often was deployed. Counts are those of all services together; level and
 * score are those of the median service, because a pooled count grows with the
 * size of a group and would call a large one elite.
 *
 * Source: https://dora.dev/guides/dora-metrics/
 */
export function deploymentFrequency(
  facts: DeploymentFrequencyFacts,
): DoraMetrics['deploymentFrequency'] {
  const { finishedAt, finishedAtByService, window, calendar } = facts;
  const days = distinctDays(finishedAt, calendar);
  const daysPerWeek = daysPerWholeUnit(days, 'week', window, calendar);
  const medianPerDay = median(
    finishedAtByService.map(service => perDay(service.length, window)),
  );
  return {
    perDay: perDay(finishedAt.length, window),
    deployments: finishedAt.length,
    deploymentDays: days.length,
    medianDeploymentDaysPerWeek: median(daysPerWeek) ?? null,
    level: medianLevel(
      finishedAtByService.map(service => serviceLevel(service, facts)),
    ),
    score: medianPerDay === undefined ? null : frequencyScore(medianPerDay),
  };
}

function serviceLevel(
  finishedAt: readonly number[],
  { window, calendar, edition }: DeploymentFrequencyFacts,
) {
  const days = distinctDays(finishedAt, calendar);
  return deploymentFrequencyLevel(days, window, calendar, edition);
}

function perDay(deployments: number, window: TimeWindow): number {
  return deployments === 0
    ? 0
    : (deployments * DAY_MILLIS) / (window.to - window.from);
}
