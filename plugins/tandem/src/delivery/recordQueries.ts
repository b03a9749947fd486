import { useApi } from '@backstage/core-plugin-api';
import type {
  DeploymentOut,
  IncidentOut,
} from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';
import { DateTime } from 'luxon';
import { tandemApiRef } from '../api';

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

/** Where to look for what came of a deployment. */
export function aftermathOptions(deployment: DeploymentOut) {
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
