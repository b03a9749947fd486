import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { CompanyPoster } from './CompanyPoster';
import { createTandemClient } from './createTandemClient';

/**
 * Gives the demo a past, SLOs and liaisons where `tandem.demo` is true, and keeps
 * it going. It is a plugin of its own, so that it reaches Tandem as a pipeline
 * does: over HTTP.
 */
export const demoHistoryPlugin = createBackendPlugin({
  pluginId: 'tandem-demo',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, discovery, logger, scheduler }) {
        if (!config.getOptionalBoolean('tandem.demo')) return;
        const poster = new CompanyPoster({
          auth,
          catalog,
          logger,
          tandemAs: person => createTandemClient({ auth, discovery }, person),
        });
        await scheduler.scheduleTask({
          id: 'post-demo-history',
          scope: 'local',
          // Counts that are older than a quarter of an hour are shown as stale.
          frequency: { minutes: 5 },
          timeout: { minutes: 5 },
          fn: signal => poster.post(signal),
        });
      },
    });
  },
});
