import type { UserEntity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { tandemApiRef } from '../api';
import { ATTENTION_CHANNEL } from '../attention/queries';
import { LIAISON_KEY, viewerTimeZone } from '../liaison/queries';
import { askAfterSignal } from '../ui/askAnew';
import { useTandemSignal } from '../ui/useTandemSignal';

const TEAMS_KEY = [...LIAISON_KEY, 'teams'] as const;

/** The viewer's teams, days away and load. */
export function useTeams() {
  const api = useApi(tandemApiRef);
  const client = useQueryClient();
  const timeZone = viewerTimeZone();
  useTandemSignal(ATTENTION_CHANNEL, () => {
    askAfterSignal(client, { queryKey: TEAMS_KEY });
  });
  return useQuery({
    queryKey: [...TEAMS_KEY, timeZone],
    queryFn: ({ signal }) => api.getTeams({ timeZone }, { signal }),
    // What was done on the page of a team must be seen on the way back.
    staleTime: 0,
  });
}

export type TeamsQuery = ReturnType<typeof useTeams>;

/** A person as the catalog has them; `null` where it does not, such as a guest. */
export function usePerson(userRef: string | undefined) {
  const catalogApi = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['tandem', 'person', userRef],
    queryFn: async () =>
      ((await catalogApi.getEntityByRef(userRef!)) as UserEntity) ?? null,
    enabled: userRef !== undefined,
    staleTime: 300_000,
  });
}
