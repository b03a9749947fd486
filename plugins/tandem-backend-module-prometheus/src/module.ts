import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { sliProvidersExtensionPoint } from '@tandem/backstage-plugin-tandem-node';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusProvider } from './PrometheusProvider';
import { readSources } from './readSources';

/**
 * Measures SLOs whose source is of the type Prometheus, in the sources that
 * `tandem.prometheus.sources` of the configuration names. Without any it does
 * nothing.
 *
 * @public
 */
export const tandemPrometheusModule = createBackendModule({
  pluginId: 'tandem',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: sliProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        const sources = readSources(config);
        if (sources.length === 0) return;
        const clients = sources.map(source => new PrometheusClient(source));
        providers.addProvider(new PrometheusProvider(clients));
      },
    });
  },
});
