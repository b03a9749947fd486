import { useApi } from '@backstage/core-plugin-api';
import type { Dora, DoraBucket } from '@tandem/backstage-plugin-tandem-common';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../api';
import type { OperationsState } from '../summary/operationsState';
import type { Selection } from '../summary/useSummary';

const PAGE = 100;
/** The most there are: they tell the outcome of the deployments above them. */
const INCIDENT_PAGE = 500;

/** The figures of an answered window, bucket by bucket. */
export function useSeries(
  selection: Selection,
  dora: Dora,
  bucket: DoraBucket,
) {
  const api = useApi(tandemApiRef);
  const { entityRef, environment } = selection;
  const { from, to } = dora;
  return useQuery({
    queryKey: ['tandem', 'series', selection, bucket],
    queryFn: ({ signal }) =>
      api.getDoraSeries(
        entityRef,
        { environment, from, to, bucket },
        { signal },
      ),
  });
}

/** The deployments of an answered window, newest first, page by page. */
export function useDeployments(
  selection: Selection,
  dora: Dora,
  show: OperationsState['show'],
) {
  const api = useApi(tandemApiRef);
  const failed = show === 'failed' || undefined;
  return useInfiniteQuery({
    queryKey: ['tandem', 'deployments', selection, show],
    queryFn: ({ pageParam, signal }) =>
      api.listDeployments(
        { ...listOptions(selection, dora), failed, cursor: pageParam },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  });
}

/** The incidents of an answered window, newest first, page by page. */
export function useIncidents(selection: Selection, dora: Dora) {
  const api = useApi(tandemApiRef);
  return useInfiniteQuery({
    queryKey: ['tandem', 'incidents', selection],
    queryFn: ({ pageParam, signal }) =>
      api.listIncidents(
        {
          ...listOptions(selection, dora),
          limit: INCIDENT_PAGE,
          cursor: pageParam,
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  });
}

export type DeploymentsQuery = ReturnType<typeof useDeployments>;
export type IncidentsQuery = ReturnType<typeof useIncidents>;

/** What to ask a list of an answered window for. */
export function listOptions(selection: Selection, dora: Dora) {
  const { entityRef, environment, range } = selection;
  return {
    entityRef,
    environment,
    from: dora.from,
    // Figures may be some minutes old; lists go on up to now.
    to: range.kind === 'custom' ? dora.to : undefined,
    limit: PAGE,
  };
}
