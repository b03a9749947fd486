import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AdoptionPast } from './AdoptionPast';

/**
 * Shows the demo's funnel with a trend where `tandem.demo` is true. A module,
 * since the past cannot be reported over HTTP: Tandem counts each day itself.
 */
export const demoAdoptionModule = createBackendModule({
  pluginId: 'tandem',
  moduleId: 'demo-adoption',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ config, database, logger, scheduler }) {
        if (!config.getOptionalBoolean('tandem.demo')) return;
        const past = new AdoptionPast({ database, logger });
        await scheduler.scheduleTask({
          id: 'imagine-demo-adoption',
          scope: 'local',
          frequency: { seconds: 15 },
          timeout: { minutes: 1 },
          fn: () => past.tell(),
        });
      },
    });
  },
});
