import { createSubRouteRef } from '@backstage/core-plugin-api';
import { tandemRouteRef } from '../fleet/routes';

/** The tab of a liaison on the Tandem page. */
export const myTeamsRouteRef = createSubRouteRef({
  id: 'tandem:my-teams',
  parent: tandemRouteRef,
  path: '/my-teams',
});
