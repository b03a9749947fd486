import { createRoutableExtension } from '@backstage/core-plugin-api';
import { tandemRouteRef } from '../fleet/routes';
import { tandemPlugin } from './plugin';
import { withRequestCache } from './withRequestCache';

/**
 * The fleet for platform teams, _My teams_ for liaisons, and unmatched
 * deliveries, as tabs of one page.
 *
 * @public
 */
export const TandemPage: () => JSX.Element = tandemPlugin.provide(
  createRoutableExtension({
    name: 'TandemPage',
    mountPoint: tandemRouteRef,
    component: () =>
      import('./TandemTabs').then(m => withRequestCache(m.TandemTabs)),
  }),
);
