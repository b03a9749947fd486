import type {
  DeploymentOut,
  Dora,
  IncidentOut,
} from '@tandem/backstage-plugin-tandem-common';
import { useMemo, useState } from 'react';
import type { OperationsState } from './operationsState';
import {
  useDeployments,
  useIncidents,
  useOlderPages,
  type DeploymentsQuery,
  type IncidentsQuery,
  type Selection,
} from './queries';

/** How many pages are searched at a time for something that lies further back. */
const PAGES_AT_A_TIME = 5;

/** The deployments and incidents behind the figures. */
export interface DeliveryLists {
  deployments: DeploymentsQuery;
  incidents: IncidentsQuery;
  allDeployments: DeploymentOut[];
  allIncidents: IncidentOut[];
  /** The incidents of a deployment, by its id. */
  incidentsOf: (deploymentId: string) => IncidentOut[];
  /** Whether older deployments are being looked through. */
  isSearching: boolean;
  /** Looks further back. */
  searchOlder: () => void;
}

/**
 * Loads both lists; deployments as far back as the page needs: to the last
 * failure, to the failed ones when only they are shown, to the one opened.
 */
export function useDeliveryLists(
  selection: Selection,
  dora: Dora,
  state: OperationsState,
): DeliveryLists {
  const deployments = useDeployments(selection, dora);
  const incidents = useIncidents(selection, dora);
  const [allowance, setAllowance] = useState(PAGES_AT_A_TIME);
  const allDeployments = useMemo(
    () => deployments.data?.pages.flatMap(page => page.items) ?? [],
    [deployments.data],
  );
  const allIncidents = useMemo(
    () => incidents.data?.pages.flatMap(page => page.items) ?? [],
    [incidents.data],
  );
  const isExhausted = (deployments.data?.pages.length ?? 0) >= allowance;
  const isSearching = useOlderPages(
    deployments,
    isExhausted || isComplete(allDeployments, dora, state),
  );
  return {
    deployments,
    incidents,
    allDeployments,
    allIncidents,
    incidentsOf: useMemo(() => byDeployment(allIncidents), [allIncidents]),
    isSearching,
    searchOlder: () => {
      setAllowance(pages => pages + PAGES_AT_A_TIME);
      deployments.fetchNextPage();
    },
  };
}

function isComplete(
  deployments: DeploymentOut[],
  dora: Dora,
  state: OperationsState,
): boolean {
  const found = deployments.filter(({ failed }) => failed).length;
  const { failed } = dora.metrics.changeFailRate;
  const isOpenedFound =
    !state.deployment || deployments.some(({ id }) => id === state.deployment);
  return (
    isOpenedFound &&
    found >= (state.show === 'failed' ? failed : Math.min(failed, 1))
  );
}

function byDeployment(incidents: IncidentOut[]) {
  const groups = new Map<string, IncidentOut[]>();
  for (const incident of incidents) {
    const id = incident.attributedTo?.id;
    if (id) groups.set(id, [...(groups.get(id) ?? []), incident]);
  }
  return (deploymentId: string) => groups.get(deploymentId) ?? [];
}
