import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** Who is looking. */
export interface Viewer {
  userRef: string;
  /** The viewer and the groups they are a member of. */
  ownershipRefs: readonly string[];
}

/** Who is looking; `undefined` until that is known. */
export function useViewer(): Viewer | undefined {
  const identityApi = useApi(identityApiRef);
  const { data } = useQuery({
    queryKey: ['tandem', 'viewer'],
    queryFn: async (): Promise<Viewer> => {
      const identity = await identityApi.getBackstageIdentity();
      return {
        userRef: identity.userEntityRef,
        ownershipRefs: identity.ownershipEntityRefs,
      };
    },
    staleTime: Infinity,
  });
  return data;
}
