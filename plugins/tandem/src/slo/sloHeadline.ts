import type { Slo } from '@tandem/backstage-plugin-tandem-common';

/** What a card says of all its SLOs at once. */
export type SloHeadline =
  | { kind: 'burning' | 'exhausted' | 'healthy' | 'drafts'; count: number }
  | { kind: 'unclear'; healthy: number; total: number };

/**
 * The worst that holds of the published SLOs, and how many it holds of. One
 * that is overspent and still burns counts as burning: it gets worse.
 *
 * @returns undefined where there are none
 */
export function sloHeadline(slos: readonly Slo[]): SloHeadline | undefined {
  const published = slos.filter(({ state }) => state === 'published');
  if (!published.length) {
    return slos.length ? { kind: 'drafts', count: slos.length } : undefined;
  }
  const count = (holds: (slo: Slo) => boolean) =>
    published.filter(holds).length;
  const burning = count(isBurning);
  if (burning) {
    return { kind: 'burning', count: burning };
  }
  const exhausted = count(({ status }) => status.state === 'exhausted');
  if (exhausted) {
    return { kind: 'exhausted', count: exhausted };
  }
  const healthy = count(({ status }) => status.state === 'healthy');
  return healthy === published.length
    ? { kind: 'healthy', count: healthy }
    : { kind: 'unclear', healthy, total: published.length };
}

/** Whether the budget goes faster than it may, right now. */
export function isBurning({ status }: Pick<Slo, 'status'>): boolean {
  return (
    status.state === 'burning' ||
    (status.state === 'exhausted' &&
      status.alerts.some(({ firing, threshold }) => firing && threshold >= 1))
  );
}

/** Since when it burns, as the earliest firing alert tells. */
export function burningSince({ status }: Pick<Slo, 'status'>) {
  return status.alerts
    .flatMap(({ firing, since }) => (firing && since ? since : []))
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
