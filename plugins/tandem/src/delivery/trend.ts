import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { windowDays } from './range';

/** A change against the window of the same length before. */
export interface Trend {
  direction: 'up' | 'down' | 'same';
  /** Size of the change in percent, without its sign. */
  percent: number;
  /** Length of the window before. */
  days: number;
}

/** How the deployment frequency moved; `undefined` without a past to compare with. */
export function frequencyTrend(dora: Dora): Trend | undefined {
  const before = dora.previous?.metrics.deploymentFrequency.perDay;
  const now = dora.metrics.deploymentFrequency.perDay;
  if (!dora.previous || !before || !now) {
    return undefined;
  }
  const percent = Math.round((now / before - 1) * 100);
  return {
    direction: direction(percent),
    percent: Math.abs(percent),
    days: windowDays(dora.previous),
  };
}

function direction(percent: number): Trend['direction'] {
  if (percent === 0) {
    return 'same';
  }
  return percent > 0 ? 'up' : 'down';
}
