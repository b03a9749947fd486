import type { Dora, DoraMetrics } from './doraSchema';

/**
 * Whether a service became faster and less stable: it deploys more often than
 * in the window before, and more of its deployments fail. Without deployments
 * in either window there is nothing to compare.
 *
 * @param present - figures of the window
 * @param previous - figures of the window of the same length before it
 * @public
 */
export function isFasterLessStable(
  present: DoraMetrics,
  previous: DoraMetrics,
): boolean {
  const ratio = present.changeFailRate.ratio;
  const previousRatio = previous.changeFailRate.ratio;
  if (ratio === null || previousRatio === null) {
    return false;
  }
  return (
    ratio > previousRatio &&
    present.deploymentFrequency.perDay > previous.deploymentFrequency.perDay
  );
}

/**
 * Whether a service went to production for the first time within the window,
 * where it matters that somebody helps it.
 *
 * @public
 */
export function wentLiveWithin(
  dora: Pick<Dora, 'environment' | 'firstDeploymentAt' | 'from' | 'to'>,
): boolean {
  const first = Date.parse(dora.firstDeploymentAt ?? '');
  return (
    dora.environment === 'production' &&
    first >= Date.parse(dora.from) &&
    first < Date.parse(dora.to)
  );
}

/**
 * Adds the sign «before any liaison» where a service that nobody covers went to
 * production for the first time within the window.
 *
 * @param isCovered - whether someone helps the service, or it runs itself
 * @public
 */
export function withCoverageSign(dora: Dora, isCovered: boolean): Dora {
  return wentLiveWithin(dora) && !isCovered
    ? { ...dora, signs: [...dora.signs, 'before-any-liaison'] }
    : dora;
}
