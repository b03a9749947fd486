import { useApi } from '@backstage/core-plugin-api';
import { addDays, todayIn } from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';
import { DateTime } from 'luxon';
import { tandemApiRef } from '../api';

/** The beginning of the keys of what a changed assignment or absence changes. */
export const LIAISON_KEY = ['tandem', 'liaison'] as const;

/** Weeks of their own load that people see. */
export const LOAD_WEEKS = 8;
const WEEK_DAYS = 7;

/** One assignment by its id; none without an id. */
export function useAssignment(id: string | undefined) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: [...LIAISON_KEY, 'assignment', id],
    queryFn: ({ signal }) => api.getAssignment(id!, { signal }),
    enabled: id !== undefined,
    staleTime: 0,
  });
}

/** Who helps an entity, right now. */
export function useCoverage(entityRef: string) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: [...LIAISON_KEY, 'coverage', entityRef],
    queryFn: ({ signal }) => api.getCoverage(entityRef, { signal }),
  });
}

/** The proposals for some scopes that wait for an answer. */
export function useProposals(scopeRefs: readonly string[], enabled: boolean) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: [...LIAISON_KEY, 'proposals', scopeRefs],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        scopeRefs.map(scopeRef =>
          api.listAssignments({ scopeRef, state: 'proposed' }, { signal }),
        ),
      );
      return pages.flatMap(({ items }) => items);
    },
    enabled,
  });
}

/** Whom a person helps, and when they are away. */
export function useUserSummary(userRef: string) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: [...LIAISON_KEY, 'user', userRef],
    queryFn: ({ signal }) => api.getUserSummary(userRef, { signal }),
  });
}

/** What a person has promised, day by day; only of oneself or while planning. */
export function useLoad(
  userRef: string | undefined,
  days: { from: string; to: string },
) {
  const api = useApi(tandemApiRef);
  return useQuery({
    queryKey: [...LIAISON_KEY, 'load', userRef, days],
    queryFn: ({ signal }) =>
      api.getLoad({ userRef: userRef!, ...days }, { signal }),
    enabled: userRef !== undefined,
  });
}

/** From this week's Monday on, in the viewer's zone; `to` is exclusive. */
export function comingWeeks(now: number): { from: string; to: string } {
  const today = todayIn(viewerTimeZone(), now);
  const from = DateTime.fromISO(today, { zone: 'utc' }).startOf('week');
  const monday = from.toISODate()!;
  return { from: monday, to: addDays(monday, LOAD_WEEKS * WEEK_DAYS) };
}

/** The IANA name of the viewer's time zone. */
export function viewerTimeZone(): string {
  return DateTime.local().zoneName;
}
