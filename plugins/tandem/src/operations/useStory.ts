import { useApi } from '@backstage/core-plugin-api';
import type {
  DeploymentOut,
  Dora,
  SloMarker,
  TandemApi,
} from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../api';
import { listOptions } from '../delivery/queries';
import { aftermathOptions } from '../delivery/recordQueries';
import type { Selection } from '../summary/useSummary';
import {
  isPartOf,
  tellAlert,
  tellFailure,
  tellIncident,
  type Story,
} from './story';

const DAY_MILLIS = 86_400_000;
const AROUND_LIMIT = 100;

/**
 * What happened last in an answered window: around the deployment that failed
 * last, a later incident of no deployment, or a later alert. `null` where there
 * was none of them.
 *
 * @param alerts - of the SLO beside the story, oldest first; `undefined` while
 * they are not known
 */
export function useStory(
  selection: Selection,
  dora: Dora,
  alerts: readonly SloMarker[] | undefined,
) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: ['tandem', 'story', selection, alerts],
    queryFn: ({ signal }) =>
      lastStory(api, selection, dora, inWindow(alerts ?? [], dora), signal),
    enabled: alerts !== undefined,
  });
}

async function lastStory(
  api: TandemApi,
  selection: Selection,
  dora: Dora,
  alerts: readonly SloMarker[],
  signal: AbortSignal,
): Promise<Story | null> {
  const options = listOptions(selection, dora);
  const [deployments, incidents] = await Promise.all([
    api.listDeployments({ ...options, failed: true, limit: 1 }, { signal }),
    api.listIncidents(options, { signal }),
  ]);
  const [failed] = deployments.items;
  const alone = incidents.items.find(({ attributedTo }) => !attributedTo);
  const story = laterOf(
    failed && (await failureStory(api, failed, alerts, signal)),
    alone && tellIncident(alone, alerts),
  );
  const alert = alerts.at(-1);
  if (!alert || (story && (isPartOf(alert, story) || isBefore(alert, story)))) {
    return story ?? null;
  }
  return alertStory(api, selection, alert, signal);
}

function laterOf(one: Story | undefined, other: Story | undefined) {
  return one && other && isLater(one, other) ? one : other ?? one;
}

function isLater(one: Story, other: Story): boolean {
  return Date.parse(one.startedAt) > Date.parse(other.startedAt);
}

async function failureStory(
  api: TandemApi,
  failed: DeploymentOut,
  alerts: readonly SloMarker[],
  signal: AbortSignal,
): Promise<Story> {
  const aftermath = aftermathOptions(failed);
  const [deployments, incidents] = await Promise.all([
    api.listDeployments(aftermath, { signal }),
    api.listIncidents(aftermath, { signal }),
  ]);
  return tellFailure(failed, deployments.items, incidents.items, alerts);
}

async function alertStory(
  api: TandemApi,
  { entityRef, environment }: Selection,
  alert: SloMarker,
  signal: AbortSignal,
): Promise<Story> {
  const at = Date.parse(alert.at);
  const end = alert.until ? Date.parse(alert.until) : at;
  const around = {
    entityRef,
    environment,
    from: new Date(at - DAY_MILLIS).toISOString(),
    to: new Date(end + DAY_MILLIS).toISOString(),
    limit: AROUND_LIMIT,
  };
  const [deployments, incidents] = await Promise.all([
    api.listDeployments(around, { signal }),
    api.listIncidents(around, { signal }),
  ]);
  return tellAlert(alert, deployments.items, incidents.items);
}

function inWindow(alerts: readonly SloMarker[], dora: Dora) {
  return alerts.filter(({ at }) => Date.parse(at) >= Date.parse(dora.from));
}

function isBefore(alert: SloMarker, story: Story): boolean {
  return Date.parse(alert.at) < Date.parse(story.startedAt);
}
