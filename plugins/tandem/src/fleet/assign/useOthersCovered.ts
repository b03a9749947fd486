import { useApi } from '@backstage/core-plugin-api';
import {
  QUERY_VALUES_MAXIMUM,
  type FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../../api';
import { FLEET_KEY } from '../queries';
import type { AssignScope } from './assignScopes';

/**
 * How many services of some teams nobody helps, beside those that are chosen;
 * `undefined` until that is known.
 */
export function useOthersCovered(
  services: readonly FleetService[],
  teams: readonly AssignScope[],
): number | undefined {
  const api = useApi(tandemApiRef);
  const ownerRef = teams.map(({ ref }) => ref);
  const { data } = useQuery({
    queryKey: [...FLEET_KEY, 'uncovered', ownerRef],
    queryFn: ({ signal }) =>
      api.listFleetServices({ ownerRef, covered: false, limit: 1 }, { signal }),
    enabled: teams.length > 0 && teams.length <= QUERY_VALUES_MAXIMUM,
  });
  const chosen = services.filter(
    ({ isOwned, coverage }) => isOwned && coverage && !coverage.covered,
  );
  return data?.totalItems === undefined
    ? undefined
    : Math.max(0, data.totalItems - chosen.length);
}
