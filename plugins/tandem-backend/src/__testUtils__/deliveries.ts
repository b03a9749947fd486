import type {
  DeploymentInput,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const START = Math.floor(Date.now() / 1000) * 1000;

/** An instant some time before the tests started, on a full second. */
export function ago(millis: number): string {
  return new Date(START - millis).toISOString();
}

let counted = 0;

/** A successful production deployment of `component:default/payments`. */
export function deployment(
  more: Partial<DeploymentInput> = {},
): DeploymentInput {
  counted += 1;
  return {
    entityRef: 'component:default/payments',
    environment: 'production',
    status: 'succeeded',
    finishedAt: ago(HOUR),
    source: 'ci',
    externalId: `deployment-${counted}`,
    ...more,
  };
}

/** An open incident of `component:default/payments`. */
export function incident(more: Partial<IncidentInput> = {}): IncidentInput {
  counted += 1;
  return {
    entityRef: 'component:default/payments',
    title: 'Payments are slow',
    startedAt: ago(30 * MINUTE),
    source: 'pager',
    externalId: `incident-${counted}`,
    ...more,
  };
}
