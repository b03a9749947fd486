import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { PluginWrapperBlueprint } from '@backstage/frontend-plugin-api/alpha';
import { RiTeamLine } from '@remixicon/react';
import { TandemClient } from '@tandem/backstage-plugin-tandem-common';
import { tandemApiRef } from './api';
import { attentionExtensions } from './attention/extensions';
import { deliveryExtensions } from './delivery/extensions';
import { fleetExtensions } from './fleet/extensions';
import { tandemRouteRef } from './fleet/routes';
import { healthExtensions } from './health/extensions';
import { liaisonExtensions } from './liaison/extensions';
import { operationsExtensions } from './operations/extensions';
import { sloExtensions } from './slo/extensions';
import { teamsExtensions } from './teams/extensions';
import { unmatchedExtensions } from './unmatched/extensions';

const tandemApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: tandemApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new TandemClient(apis),
    }),
});

const queryClientWrapper = PluginWrapperBlueprint.make({
  params: defineParams =>
    defineParams({
      loader: () =>
        import('./queryClient').then(({ QueryClientWrapper }) => ({
          component: QueryClientWrapper,
        })),
    }),
});

/**
 * Tandem for Backstage's new frontend system.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'tandem',
  title: 'Tandem',
  icon: <RiTeamLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: tandemRouteRef },
  extensions: [
    tandemApi,
    queryClientWrapper,
    ...attentionExtensions,
    ...fleetExtensions,
    ...deliveryExtensions,
    ...liaisonExtensions,
    ...operationsExtensions,
    ...sloExtensions,
    ...teamsExtensions,
    ...unmatchedExtensions,
    ...healthExtensions,
  ],
});
