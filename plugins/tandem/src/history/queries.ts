import { useApi } from '@backstage/core-plugin-api';
import type { HistoryOptions } from '@tandem/backstage-plugin-tandem-common';
import { useInfiniteQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../api';

const PAGE = 10;

/** Which changes: of an entity, of one subject, or all. */
export type HistoryOf = Omit<HistoryOptions, 'limit' | 'cursor'>;

/** What was changed, newest first, page by page; asked for only when wanted. */
export function useHistory(of: HistoryOf, isWanted: boolean) {
  const api = useApi(tandemApiRef);
  return useInfiniteQuery({
    queryKey: ['tandem', 'history', of],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.listHistory({ ...of, cursor, limit: PAGE }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    enabled: isWanted,
  });
}
