import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../api';

const RENEWAL_MILLIS = 15_000;

/** How Tandem itself does, asked again every quarter of a minute. */
export function useHealth() {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: ['tandem', 'health'],
    queryFn: ({ signal }) => api.getHealth({ signal }),
    refetchInterval: RENEWAL_MILLIS,
  });
}
