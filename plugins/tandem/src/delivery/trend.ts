import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { windowDays } from '../summary/range';

/** A percentage of fewer than these says little: the score asks for as many. */
const ENOUGH = 5;

/** A change against the window of the same length before. */
export interface Trend {
  direction: 'up' | 'down' | 'same' | 'few';
  /** Size of the change in percent, without its sign. */
  percent: number;
  /** How many there were in the window before. */
  deploymentsBefore: number;
  /** Length of the window before. */
  days: number;
}

/** How the deployment frequency moved; `undefined` without a past to compare with. */
export function frequencyTrend(dora: Dora): Trend | undefined {
  const before = dora.previous?.metrics.deploymentFrequency;
  const now = dora.metrics.deploymentFrequency.perDay;
  if (!dora.previous || !before?.perDay || !now) {
    return undefined;
  }
  const percent = Math.round((now / before.perDay - 1) * 100);
  return {
    direction: before.deployments < ENOUGH ? 'few' : direction(percent),
    percent: Math.abs(percent),
    deploymentsBefore: before.deployments,
    days: windowDays(dora.previous),
  };
}

function direction(percent: number): Trend['direction'] {
  if (percent === 0) {
    return 'same';
  }
  return percent > 0 ? 'up' : 'down';
}
