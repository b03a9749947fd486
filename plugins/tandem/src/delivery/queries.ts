import { useApi } from '@backstage/core-plugin-api';
import type { Dora, DoraBucket } from '@tandem/backstage-plugin-tandem-common';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { tandemApiRef } from '../api';
import { DEFAULT_ENVIRONMENT } from './operationsState';
import { DEFAULT_RANGE, rangeWindow, type Range } from './range';

const PAGE = 100;

/** What a page looks at. It keys the requests, so that a moving «now» does not. */
export interface Selection {
  entityRef: string;
  environment: string;
  range: Range;
}

/** What the cards of an entity page look at. */
export function usualSelection(entityRef: string): Selection {
  return {
    entityRef,
    environment: DEFAULT_ENVIRONMENT,
    range: DEFAULT_RANGE,
  };
}

/** All that the cards of an entity page show; they share the answer. */
export function useSummary(selection: Selection) {
  const api = useApi(tandemApiRef);
  const { entityRef, environment, range } = selection;
  return useQuery({
    queryKey: ['tandem', 'summary', selection],
    queryFn: ({ signal }) => {
      const window = rangeWindow(range, Date.now());
      return api.getSummary(entityRef, { ...window, environment }, { signal });
    },
  });
}

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
export function useDeployments(selection: Selection, dora: Dora) {
  const api = useApi(tandemApiRef);
  return useInfiniteQuery({
    queryKey: ['tandem', 'deployments', selection],
    queryFn: ({ pageParam, signal }) =>
      api.listDeployments(listOptions(selection, dora, pageParam), { signal }),
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
      api.listIncidents(listOptions(selection, dora, pageParam), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  });
}

export type DeploymentsQuery = ReturnType<typeof useDeployments>;
export type IncidentsQuery = ReturnType<typeof useIncidents>;

/** Loads older pages of a list until what was sought is among them. */
export function useOlderPages(
  query: DeploymentsQuery | IncidentsQuery,
  isFound: boolean,
) {
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const isSearching = !isFound && hasNextPage && !isError;
  useEffect(() => {
    if (isSearching && !isFetching) fetchNextPage();
  }, [isSearching, isFetching, fetchNextPage]);
  return isSearching;
}

function listOptions(selection: Selection, dora: Dora, cursor?: string) {
  const { entityRef, environment, range } = selection;
  return {
    entityRef,
    environment,
    from: dora.from,
    // Figures may be some minutes old; lists go on up to now.
    to: range.kind === 'custom' ? dora.to : undefined,
    limit: PAGE,
    cursor,
  };
}
