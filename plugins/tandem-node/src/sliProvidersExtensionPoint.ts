import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { SliProvider } from './SliProvider';

/**
 * Where modules add the systems that SLOs are measured in.
 *
 * @public
 */
export interface SliProvidersExtensionPoint {
  /** @throws where another module measures that type already */
  addProvider(provider: SliProvider): void;
}

/** @public */
export const sliProvidersExtensionPoint =
  createExtensionPoint<SliProvidersExtensionPoint>({
    id: 'tandem.sli-providers',
  });
