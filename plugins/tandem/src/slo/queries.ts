import { useApi } from '@backstage/core-plugin-api';
import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import {
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { tandemApiRef } from '../api';
import type { BudgetPeriod } from '../summary/operationsState';
import { askAnew } from '../ui/askAnew';

const MINUTE = 60_000;
const PERIOD_MILLIS: Partial<Record<BudgetPeriod, number>> = {
  '1h': 60 * MINUTE,
  '1d': 24 * 60 * MINUTE,
  '1w': 7 * 24 * 60 * MINUTE,
};
const SLOT_MILLIS = 5 * MINUTE;
const ARCHIVE_PAGE = 100;

/** One SLO by its id; at once where it is listed already. */
export function useSlo(id: string, listed?: Slo) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: ['tandem', 'slo', id],
    queryFn: ({ signal }) => api.getSlo(id, { signal }),
    initialData: listed,
    initialDataUpdatedAt: 0,
  });
}

/** The course of a budget over a period up to now; none without an id. */
export function useSloSeries(id: string | undefined, period: BudgetPeriod) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: ['tandem', 'slo-series', id, period],
    queryFn: ({ signal }) =>
      api.getSloSeries(id!, periodOptions(period, Date.now()), { signal }),
    enabled: id !== undefined,
  });
}

/** Whole slots up to now; the SLO's own window is the API's usual one. */
export function periodOptions(period: BudgetPeriod, now: number) {
  const length = PERIOD_MILLIS[period];
  if (length === undefined) {
    return {};
  }
  const to = Math.ceil(now / SLOT_MILLIS) * SLOT_MILLIS;
  return {
    from: new Date(to - length).toISOString(),
    to: new Date(to).toISOString(),
  };
}

/** What was archived; asked for only when wanted. */
export function useArchivedSlos(entityRef: string, isWanted: boolean) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: ['tandem', 'slos-archived', entityRef],
    queryFn: ({ signal }) =>
      api.listSlos(
        { entityRef, state: 'archived', limit: ARCHIVE_PAGE },
        { signal },
      ),
    enabled: isWanted,
  });
}

/** Who changed an SLO, when and why, newest first, page by page. */
export function useSloRevisions(id: string) {
  const api = useApi(tandemApiRef);
  return useInfiniteQuery({
    queryKey: ['tandem', 'slo-revisions', id],
    queryFn: ({ pageParam, signal }) =>
      api.listSloRevisions(id, { cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  });
}

/** Asks again for whatever a changed SLO shows up in. */
export function useSloChanged(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    const touched = [
      'summary',
      'slo',
      'slo-series',
      'slos-archived',
      'slo-revisions',
      'history',
    ];
    await Promise.all(touched.map(name => askAnew(client, ['tandem', name])));
  }, [client]);
}
