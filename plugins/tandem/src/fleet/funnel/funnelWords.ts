import {
  daysBetween,
  formatEvents,
  type Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../../translation';

export type FunnelStep = Funnel['steps'][number];

/** Days in words, to the whole day: `11 days`. */
export function daysWords(days: number, t: Translate): string {
  if (days < 1) {
    return t('fleet.funnel.lessThanDay');
  }
  const count = Math.round(days);
  return t('fleet.funnel.days', { count, number: formatEvents(count) });
}

/** How many more than on the first day of the trend; `undefined` without one. */
export function changeWords(
  { change }: Pick<FunnelStep, 'change'>,
  funnel: Pick<Funnel, 'trend'>,
  t: Translate,
): string | undefined {
  if (change === null || !hasHistory(funnel)) {
    return undefined;
  }
  if (change === 0) {
    return t('fleet.funnel.noChange');
  }
  return `${change > 0 ? '+' : '−'}${formatEvents(Math.abs(change))}`;
}

/** Whether there is an earlier day to compare with. */
export function hasHistory({ trend }: Pick<Funnel, 'trend'>): boolean {
  return trend.length > 1;
}

/** «last 90 days · median 11 days from first seen to covered, was 19 days» */
export function funnelSummary(funnel: Funnel, t: Translate): string {
  if (funnel.isPartial) {
    return t('fleet.funnel.partial');
  }
  return `${periodWords(funnel, t)} · ${medianWords(funnel, t)}`;
}

function periodWords(funnel: Funnel, t: Translate): string {
  const { trend } = funnel;
  if (!hasHistory(funnel)) {
    return t('fleet.funnel.startsToday');
  }
  const count = daysBetween(trend[0].date, trend[trend.length - 1].date);
  return t('fleet.funnel.lastDays', { count });
}

function medianWords(funnel: Funnel, t: Translate): string {
  const { medianDaysToCovered, medianDaysToCoveredBefore, steps } = funnel;
  if (medianDaysToCovered === null) {
    return steps[steps.length - 1].services
      ? t('fleet.funnel.medianUnknown')
      : t('fleet.funnel.noneCovered');
  }
  const duration = daysWords(medianDaysToCovered, t);
  const before =
    medianDaysToCoveredBefore === null
      ? undefined
      : daysWords(medianDaysToCoveredBefore, t);
  return before === undefined || !hasHistory(funnel)
    ? t('fleet.funnel.median', { duration })
    : t('fleet.funnel.medianWas', { duration, before });
}
