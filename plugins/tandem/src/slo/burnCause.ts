import type {
  SloMarker,
  SloSeries,
} from '@tandem/backstage-plugin-tandem-common';

const LOOK_BACK_MILLIS = 24 * 3_600_000;

/** An alert, and the deployment it came after. */
export interface BurnCause {
  alert: SloMarker;
  deployment: SloMarker;
  /** From the deployment to the alert. */
  seconds: number;
}

/**
 * The alerts of a series, oldest first: of several pairs that fired those that
 * page, as long as any did, and of those that fired together the first.
 */
export function alertsOf({ markers }: Pick<SloSeries, 'markers'>): SloMarker[] {
  const alerts = markers
    .filter(({ kind }) => kind === 'alert')
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const pages = alerts.filter(({ severity }) => severity === 'page');
  return withoutOverlap(pages.length ? pages : alerts);
}

function isDuring({ at }: SloMarker, other: SloMarker | undefined): boolean {
  return Boolean(
    other && (!other.until || Date.parse(at) <= Date.parse(other.until)),
  );
}

function withoutOverlap(alerts: readonly SloMarker[]): SloMarker[] {
  const kept: SloMarker[] = [];
  for (const alert of alerts) {
    const last = kept.at(-1);
    // Of those that begin together the last looks back over the shortest time.
    if (last?.at === alert.at) kept.pop();
    if (!isDuring(alert, kept.at(-1))) kept.push(alert);
  }
  return kept;
}

/**
 * The deployment directly before an alert, at most a day: a coincidence in
 * time, and where people look first. A rollback is a remedy and passed over.
 */
export function causeOf(
  alert: SloMarker,
  markers: readonly SloMarker[],
): BurnCause | undefined {
  const at = Date.parse(alert.at);
  const deployment = markers
    .filter(({ kind, rollback }) => kind === 'deployment' && !rollback)
    .filter(marker => Date.parse(marker.at) <= at)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);
  const millis = deployment ? at - Date.parse(deployment.at) : Infinity;
  return deployment && millis <= LOOK_BACK_MILLIS
    ? { alert, deployment, seconds: millis / 1000 }
    : undefined;
}
