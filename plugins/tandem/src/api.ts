import { createApiRef } from '@backstage/core-plugin-api';
import type { TandemApi } from '@tandem/backstage-plugin-tandem-common';

/**
 * The client of Tandem's backend. Replace its factory to talk to another one.
 *
 * @public
 */
export const tandemApiRef = createApiRef<TandemApi>({ id: 'plugin.tandem' });
