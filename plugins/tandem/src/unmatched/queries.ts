import { useApi } from '@backstage/core-plugin-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../api';

const PAGE = 20;
const KEY = ['tandem', 'unmatched'] as const;

/** The names under which something waits, latest arrival first. */
export function useUnmatchedReferences() {
  const api = useApi(tandemApiRef);
  return useInfiniteQuery({
    queryKey: [...KEY, 'references'],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.listUnmatchedReferences({ cursor, limit: PAGE }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  });
}

/** What names mean, by name. */
export function useReferenceMappings() {
  const api = useApi(tandemApiRef);
  return useInfiniteQuery({
    queryKey: [...KEY, 'mappings'],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.listReferenceMappings({ cursor, limit: PAGE }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  });
}
