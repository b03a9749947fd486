import { useApi } from '@backstage/core-plugin-api';
import type {
  DeploymentOut,
  Dora,
  IncidentOut,
  TandemApi,
} from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';
import { DateTime } from 'luxon';
import { tandemApiRef } from '../api';
import { listOptions, type Selection } from './queries';
import { tellFailure } from './story';

/** Where the incidents and the rollback of a deployment are looked for. */
const AFTERMATH_DAYS = 7;
/** The most that the API answers at once. */
const AFTERMATH_LIMIT = 500;

/** One deployment by its id, of any range; at once where it is listed already. */
export function useDeployment(id: string, listed?: DeploymentOut) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: ['tandem', 'deployment', id],
    queryFn: ({ signal }) => api.getDeployment(id, { signal }),
    initialData: listed,
  });
}

/** One incident by its id, of any range; none without an id. */
export function useIncident(id: string | undefined) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: ['tandem', 'incident', id],
    queryFn: ({ signal }) => api.getIncident(id!, { signal }),
    enabled: id !== undefined,
  });
}

/** The incidents of a deployment; at once where they are listed already. */
export function useIncidentsOf(
  deployment: DeploymentOut,
  listed?: IncidentOut[],
) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: ['tandem', 'incidents-of', deployment.id],
    queryFn: async ({ signal }) => {
      const options = aftermathOptions(deployment);
      const { items } = await api.listIncidents(options, { signal });
      return items.filter(({ attributedTo }) => {
        return attributedTo?.id === deployment.id;
      });
    },
    initialData: listed,
  });
}

/** The story of the deployment that failed last in an answered window; `null` where none did. */
export function useLastFailure(selection: Selection, dora: Dora) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: ['tandem', 'last-failure', selection],
    queryFn: ({ signal }) => lastFailure(api, selection, dora, signal),
  });
}

async function lastFailure(
  api: TandemApi,
  selection: Selection,
  dora: Dora,
  signal: AbortSignal,
) {
  const options = { ...listOptions(selection, dora), failed: true, limit: 1 };
  const [failed] = (await api.listDeployments(options, { signal })).items;
  if (!failed) {
    return null;
  }
  const aftermath = aftermathOptions(failed);
  const [deployments, incidents] = await Promise.all([
    api.listDeployments(aftermath, { signal }),
    api.listIncidents(aftermath, { signal }),
  ]);
  return tellFailure(failed, deployments.items, incidents.items);
}

function aftermathOptions(deployment: DeploymentOut) {
  const { entityRef, environment, finishedAt, receivedAt } = deployment;
  const from = DateTime.fromISO(finishedAt ?? receivedAt, { zone: 'utc' });
  return {
    entityRef,
    environment,
    from: from.toISO()!,
    to: from.plus({ days: AFTERMATH_DAYS }).toISO()!,
    limit: AFTERMATH_LIMIT,
  };
}
