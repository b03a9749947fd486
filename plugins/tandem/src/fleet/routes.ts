import { createRouteRef } from '@backstage/core-plugin-api';

/** The Tandem page, which lands on its first tab. */
export const tandemRouteRef = createRouteRef({ id: 'tandem' });
