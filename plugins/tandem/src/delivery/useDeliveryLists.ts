import type {
  DeploymentOut,
  Dora,
  IncidentOut,
} from '@tandem/backstage-plugin-tandem-common';
import { useMemo } from 'react';
import type { OperationsState } from '../summary/operationsState';
import {
  useDeployments,
  useIncidents,
  type DeploymentsQuery,
  type IncidentsQuery,
} from './queries';
import { type Selection } from '../summary/useSummary';

/** The incidents of a deployment; `undefined` while they are not known. */
export type IncidentsOf = (
  deployment: DeploymentOut,
) => IncidentOut[] | undefined;

/** The deployments and incidents behind the figures, as far as they are loaded. */
export interface DeliveryLists {
  deployments: DeploymentsQuery;
  incidents: IncidentsQuery;
  /** Only those that failed, when only they are shown. */
  loadedDeployments: DeploymentOut[];
  loadedIncidents: IncidentOut[];
  incidentsOf: IncidentsOf;
}

/** Loads both lists, newest first. */
export function useDeliveryLists(
  selection: Selection,
  dora: Dora,
  show: OperationsState['show'],
): DeliveryLists {
  const deployments = useDeployments(selection, dora, show);
  const incidents = useIncidents(selection, dora);
  const loadedDeployments = useMemo(
    () => deployments.data?.pages.flatMap(page => page.items) ?? [],
    [deployments.data],
  );
  const loadedIncidents = useMemo(
    () => incidents.data?.pages.flatMap(page => page.items) ?? [],
    [incidents.data],
  );
  const isComplete = Boolean(incidents.data) && !incidents.hasNextPage;
  return {
    deployments,
    incidents,
    loadedDeployments,
    loadedIncidents,
    incidentsOf: useMemo(
      () => byDeployment(loadedIncidents, isComplete),
      [loadedIncidents, isComplete],
    ),
  };
}

function byDeployment(
  incidents: IncidentOut[],
  isComplete: boolean,
): IncidentsOf {
  const groups = new Map<string, IncidentOut[]>();
  for (const incident of incidents) {
    const id = incident.attributedTo?.id;
    if (id) groups.set(id, [...(groups.get(id) ?? []), incident]);
  }
  return ({ id }) => groups.get(id) ?? (isComplete ? [] : undefined);
}
