import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { TandemClient } from '@tandem/backstage-plugin-tandem-common';
import { tandemApiRef } from '../api';
import { tandemRouteRef } from '../fleet/routes';

/**
 * Tandem for Backstage's old frontend system. An app that shows one of its
 * parts has it; nothing else needs to be registered.
 *
 * @public
 */
export const tandemPlugin = createPlugin({
  id: 'tandem',
  routes: { root: tandemRouteRef },
  apis: [
    createApiFactory({
      api: tandemApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new TandemClient(apis),
    }),
  ],
});
