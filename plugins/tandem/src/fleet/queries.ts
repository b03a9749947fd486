import { useApi } from '@backstage/core-plugin-api';
import type {
  FleetFilter,
  FleetOptions,
} from '@tandem/backstage-plugin-tandem-common';
import {
  keepPreviousData,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { tandemApiRef } from '../api';
import { askAfterSignal } from '../ui/askAnew';
import { useTandemSignal } from '../ui/useTandemSignal';

/** The beginning of the keys of what the fleet shows. */
export const FLEET_KEY = ['tandem', 'fleet'] as const;

/** What was done on the page of a service must be seen on the way back. */
const ALWAYS_ANEW = 0;

/** How many services took each step, and the trend. */
export function useFunnel() {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: [...FLEET_KEY, 'funnel'],
    queryFn: ({ signal }) => api.getFunnel({}, { signal }),
    staleTime: ALWAYS_ANEW,
  });
}

/** A page of services; the one before stays in sight while it loads. */
export function useFleetServices(
  options: FleetOptions & { cursor?: string; limit: number },
) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: [...FLEET_KEY, 'services', options],
    queryFn: ({ signal }) => api.listFleetServices(options, { signal }),
    staleTime: ALWAYS_ANEW,
    placeholderData: keepPreviousData,
  });
}

/** What a filter can be set to, found by a part of the name. */
export function useFilterValues(filter: FleetFilter, search: string) {
  const api = useApi(tandemApiRef);
  const options = { filter, search: search.trim() || undefined };
  return useQuery({
    queryKey: [...FLEET_KEY, 'filter-values', options],
    queryFn: ({ signal }) => api.listFleetFilterValues(options, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Keeps an open fleet as the backend has it. */
export function useLiveFleet() {
  const client = useQueryClient();
  useTandemSignal('tandem:fleet', () => {
    askAfterSignal(client, { queryKey: FLEET_KEY });
  });
}
