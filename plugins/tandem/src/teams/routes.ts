import { createRouteRef } from '@backstage/core-plugin-api';

/** The tab of a liaison on the Tandem page. */
export const myTeamsRouteRef = createRouteRef({ id: 'tandem:my-teams' });
