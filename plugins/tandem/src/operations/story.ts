import type {
  DeploymentOut,
  IncidentOut,
  SloMarker,
} from '@tandem/backstage-plugin-tandem-common';
import { byFinish, rollbackOf } from './deploymentOrder';

/** One moment of a story; `at` is unset for what still goes on. */
export type StoryEvent =
  | { kind: 'deployed'; at: string; deployment: DeploymentOut }
  | { kind: 'incident'; at: string; incident: IncidentOut }
  | { kind: 'alert'; at: string; alert: SloMarker }
  | { kind: 'rolled-back'; at: string; deployment: DeploymentOut }
  | { kind: 'recovered'; at?: string; seconds: number }
  | { kind: 'open'; at?: undefined }
  | { kind: 'quiet'; at: string; seconds: number }
  | { kind: 'firing'; at?: undefined }
  | { kind: 'resolved'; at: string; seconds: number };

const HOUR_MILLIS = 3_600_000;
const LOOK_BACK_MILLIS = 24 * HOUR_MILLIS;
/** Alerts look back over an hour and more, and counts arrive late. */
const ALERT_DELAY_MILLIS = HOUR_MILLIS;

export interface Story {
  /** Of the first event. */
  startedAt: string;
  /** In the order they happened. */
  events: StoryEvent[];
}

/**
 * What happened around a failed deployment: the alerts and incidents it
 * brought, the rollback that undid it, its recovery.
 *
 * @param deployments - of the same service and environment from then on, in any order
 * @param incidents - in any order, those of other deployments are left out
 * @param alerts - of an SLO of the service, those of other times are left out
 */
export function tellFailure(
  failed: DeploymentOut,
  deployments: readonly DeploymentOut[],
  incidents: readonly IncidentOut[],
  alerts: readonly SloMarker[] = [],
): Story {
  const startedAt = failed.finishedAt ?? failed.receivedAt;
  const linked = incidents.filter(one => one.attributedTo?.id === failed.id);
  const rollback = rollbackOf(failed, deployments);
  const events: StoryEvent[] = [
    { kind: 'deployed', at: startedAt, deployment: failed },
    ...linked.map(incident => ({
      kind: 'incident' as const,
      at: incident.startedAt,
      incident,
    })),
  ];
  if (rollback?.finishedAt) {
    const at = rollback.finishedAt;
    events.push({ kind: 'rolled-back', at, deployment: rollback });
  }
  const end = ending(failed, linked, rollback);
  const during = alerts.filter(({ at }) =>
    isWithin(at, startedAt, alertLimit(end.at)),
  );
  events.push(...alertEvents(during));
  return { startedAt, events: inOrder([...events, end]) };
}

/**
 * What happened around an alert that no failed deployment explains, told
 * backwards: the deployment directly before it, at most a day, and what came
 * after. That it came before is all that is known of it.
 *
 * @param deployments - of the same service and environment around it, in any order
 * @param incidents - the same; those before the story and after its end are left out
 */
export function tellAlert(
  alert: SloMarker,
  deployments: readonly DeploymentOut[],
  incidents: readonly IncidentOut[],
): Story {
  const before = deploymentBefore(alert, deployments);
  const startedAt = before?.finishedAt ?? alert.at;
  const rollback = before && rollbackOf(before, deployments);
  const events: StoryEvent[] = alertEvents([alert]);
  if (before) {
    events.push({ kind: 'deployed', at: startedAt, deployment: before });
  }
  if (rollback?.finishedAt) {
    const at = rollback.finishedAt;
    events.push({ kind: 'rolled-back', at, deployment: rollback });
  }
  for (const incident of incidents) {
    const at = incident.startedAt;
    if (isWithin(at, startedAt, alert.until)) {
      events.push({ kind: 'incident', at, incident });
    }
  }
  return { startedAt, events: inOrder([...events, alertEnding(alert)]) };
}

/**
 * What happened around an incident that belongs to no deployment: the alerts
 * meanwhile, and its end.
 *
 * @param alerts - of an SLO of the service, those of other times are left out
 */
export function tellIncident(
  incident: IncidentOut,
  alerts: readonly SloMarker[] = [],
): Story {
  const { startedAt, resolvedAt } = incident;
  const during = alerts.filter(({ at }) =>
    isWithin(at, startedAt, alertLimit(resolvedAt)),
  );
  return {
    startedAt,
    events: inOrder([
      { kind: 'incident', at: startedAt, incident },
      ...alertEvents(during),
      incidentEnding(incident),
    ]),
  };
}

/** Whether an alert is one of those a story tells. */
export function isPartOf(alert: SloMarker, { events }: Story): boolean {
  return events.some(
    event => event.kind === 'alert' && event.alert.at === alert.at,
  );
}

/** Until when alerts still come from what ended then; unset for now. */
function alertLimit(end: string | undefined): string | undefined {
  return end && new Date(Date.parse(end) + ALERT_DELAY_MILLIS).toISOString();
}

function alertEvents(alerts: readonly SloMarker[]): StoryEvent[] {
  return alerts.map(alert => ({ kind: 'alert', at: alert.at, alert }));
}

function alertEnding({ at, until }: SloMarker): StoryEvent {
  return until
    ? {
        kind: 'quiet',
        at: until,
        seconds: (Date.parse(until) - Date.parse(at)) / 1000,
      }
    : { kind: 'firing' };
}

function incidentEnding({ startedAt, resolvedAt }: IncidentOut): StoryEvent {
  return resolvedAt
    ? {
        kind: 'resolved',
        at: resolvedAt,
        seconds: (Date.parse(resolvedAt) - Date.parse(startedAt)) / 1000,
      }
    : { kind: 'open' };
}

function deploymentBefore(
  alert: SloMarker,
  deployments: readonly DeploymentOut[],
): DeploymentOut | undefined {
  const at = Date.parse(alert.at);
  const before = byFinish(deployments)
    .filter(({ kind }) => kind !== 'rollback')
    .filter(({ finishedAt }) => Date.parse(finishedAt!) <= at)
    .at(-1);
  return before && at - Date.parse(before.finishedAt!) <= LOOK_BACK_MILLIS
    ? before
    : undefined;
}

function isWithin(at: string, start: string, end: string | undefined) {
  const millis = Date.parse(at);
  return millis >= Date.parse(start) && (!end || millis <= Date.parse(end));
}

/** What still goes on comes last. */
function millisOf({ at }: StoryEvent): number {
  return at ? Date.parse(at) : Infinity;
}

function isEnd({ kind }: StoryEvent): boolean {
  return kind === 'recovered' || kind === 'quiet' || kind === 'resolved';
}

function inOrder(events: readonly StoryEvent[]): StoryEvent[] {
  return [...events].sort(
    (a, b) => millisOf(a) - millisOf(b) || Number(isEnd(a)) - Number(isEnd(b)),
  );
}

function ending(
  failed: DeploymentOut,
  linked: readonly IncidentOut[],
  rollback: DeploymentOut | undefined,
): StoryEvent {
  if (failed.recoverySeconds === undefined) {
    return { kind: 'open' };
  }
  const lastEnd = linked
    .flatMap(incident => incident.resolvedAt ?? [])
    .sort()
    .at(-1);
  return {
    kind: 'recovered',
    at: lastEnd ?? rollback?.finishedAt,
    seconds: failed.recoverySeconds,
  };
}
