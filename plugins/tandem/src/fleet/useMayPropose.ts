import { useApi } from '@backstage/core-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  assignmentCreatePermission,
  type FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';
import { FLEET_KEY } from './queries';

/** More scopes are not asked about beforehand; the check of a batch tells of each. */
const MOST_SCOPES = 20;

/**
 * Whether the viewer may ask for a liaison for any of some services or their
 * teams; until that is known, as if they might.
 */
export function useMayPropose(services: readonly FleetService[]): boolean {
  const permissionApi = useApi(permissionApiRef);
  const refs = [
    ...new Set(
      services.flatMap(({ entityRef, isOwned, ownerRef }) =>
        isOwned && ownerRef ? [ownerRef] : [entityRef],
      ),
    ),
  ].sort();
  const { data } = useQuery({
    queryKey: [...FLEET_KEY, 'may-propose', refs],
    queryFn: async () => {
      const answers = await Promise.all(
        refs.map(resourceRef =>
          permissionApi.authorize({
            permission: assignmentCreatePermission,
            resourceRef,
          }),
        ),
      );
      return answers.some(({ result }) => result === AuthorizeResult.ALLOW);
    },
    enabled: refs.length > 0 && refs.length <= MOST_SCOPES,
    placeholderData: before => before,
  });
  return data ?? true;
}
