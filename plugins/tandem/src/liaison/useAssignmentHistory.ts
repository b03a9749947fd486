import { useApi } from '@backstage/core-plugin-api';
import type {
  Assignment,
  AssignmentState,
} from '@tandem/backstage-plugin-tandem-common';
import { useInfiniteQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../api';
import { LIAISON_KEY, useCoverage } from './queries';

const PAGE = 20;

const ORDER: readonly AssignmentState[] = [
  'active',
  'ending',
  'paused',
  'orphaned',
  'proposed',
  'accepted',
];

/** A cursor for each scope that has more. */
type Cursors = Record<string, string | undefined>;

/**
 * The assignments of an entity and of the scope that covers it: present ones
 * first, then upcoming, then past ones with the latest first.
 */
export function useAssignmentHistory(entityRef: string) {
  const api = useApi(tandemApiRef);
  const coverage = useCoverage(entityRef);
  const scopeRefs = [
    ...new Set([entityRef, coverage.data?.scopeRef ?? entityRef]),
  ];
  const list = useInfiniteQuery({
    queryKey: [...LIAISON_KEY, 'assignments', scopeRefs],
    queryFn: async ({ pageParam, signal }) => {
      const pages = await Promise.all(
        Object.entries(pageParam).map(async ([scopeRef, cursor]) => {
          const options = { scopeRef, cursor, limit: PAGE };
          return {
            scopeRef,
            page: await api.listAssignments(options, { signal }),
          };
        }),
      );
      return {
        items: pages.flatMap(({ page }) => page.items),
        cursors: Object.fromEntries(
          pages
            .filter(({ page }) => page.nextCursor)
            .map(({ scopeRef, page }) => [scopeRef, page.nextCursor]),
        ),
      };
    },
    initialPageParam: Object.fromEntries(
      scopeRefs.map(ref => [ref, undefined]),
    ) as Cursors,
    getNextPageParam: ({ cursors }): Cursors | undefined =>
      Object.keys(cursors).length ? cursors : undefined,
    enabled: !coverage.isPending,
  });
  return {
    assignments: list.data?.pages
      .flatMap(({ items }) => items)
      .sort(presentFirst),
    isPending: list.isPending,
    error: list.error,
    retry: () => list.refetch(),
    hasOlder: list.hasNextPage,
    isLoadingOlder: list.isFetchingNextPage,
    showOlder: () => list.fetchNextPage(),
  };
}

function presentFirst(a: Assignment, b: Assignment): number {
  return rank(a) - rank(b) || (a.startsOn < b.startsOn ? 1 : -1);
}

function rank({ state }: Assignment): number {
  const place = ORDER.indexOf(state);
  return place === -1 ? ORDER.length : place;
}
