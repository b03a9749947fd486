import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** The address of Tandem’s API, as a request from outside needs it. */
export function useTandemUrl(): string {
  const discoveryApi = useApi(discoveryApiRef);
  const { data } = useQuery({
    queryKey: ['tandem', 'base-url'],
    queryFn: () => discoveryApi.getBaseUrl('tandem'),
    staleTime: Infinity,
  });
  return data ?? '/api/tandem';
}
