import { useApi } from '@backstage/core-plugin-api';
import {
  keepPreviousData,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { tandemApiRef } from '../api';
import { LIAISON_KEY } from '../liaison/queries';
import { askAfterSignal } from '../ui/askAnew';
import { useTandemSignal } from '../ui/useTandemSignal';

/** Where the backend tells that something needs somebody, or no longer. */
export const ATTENTION_CHANNEL = 'tandem:attention';

/** Lies below the key of whatever a changed assignment changes. */
export const ATTENTION_KEY = [...LIAISON_KEY, 'attention'] as const;

/** What was snoozed comes back by itself, at the latest after so long. */
const RENEW_MILLIS = 5 * 60_000;

/** What needs the viewer; where wanted, what they snoozed stands behind it. */
export function useAttention(options: { snoozed: boolean }) {
  const { snoozed } = options;
  const api = useApi(tandemApiRef);
  const client = useQueryClient();
  useTandemSignal(ATTENTION_CHANNEL, () => {
    askAfterSignal(client, { queryKey: ATTENTION_KEY });
  });
  return useQuery({
    queryKey: [...ATTENTION_KEY, { snoozed }],
    queryFn: ({ signal }) => api.getAttention({ snoozed }, { signal }),
    placeholderData: keepPreviousData,
    // What was done on the page of a service must be seen on the way back.
    staleTime: 0,
    refetchInterval: RENEW_MILLIS,
  });
}
