import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { sliProvidersExtensionPoint } from '@tandem/backstage-plugin-tandem-node';
import { scheduleBackground } from './background';
import { openDatabase } from './database/openDatabase';
import { createFeatures } from './features';
import { createRouter } from './router';
import { readSettings } from './settings';
import { SliProviders } from './slo/collection/SliProviders';

/**
 * Tandem's backend: deliveries, SLOs and assignments in, figures and cover out.
 *
 * @public
 */
export const tandemPlugin = createBackendPlugin({
  pluginId: 'tandem',
  register(env) {
    const providers = new SliProviders();
    env.registerExtensionPoint(sliProvidersExtensionPoint, providers);
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { auth, catalog, config, database, logger, scheduler } = deps;
        const { httpAuth } = deps;
        const settings = readSettings(config);
        const features = createFeatures({
          knex: await openDatabase(database),
          auditor: deps.auditor,
          metrics: deps.metrics,
          auth,
          httpAuth,
          catalog,
          notifications: deps.notifications,
          permissions: deps.permissions,
          permissionsRegistry: deps.permissionsRegistry,
          signals: deps.signals,
          logger,
          settings,
          providers,
        });
        deps.lifecycle.addShutdownHook(() => features.fleet.upkeep.stop());
        deps.lifecycle.addShutdownHook(() => features.notices.stop());
        deps.lifecycle.addShutdownHook(() =>
          features.delivery.rebuilder.stop(),
        );
        await scheduleBackground(features, { scheduler, settings });
        deps.httpRouter.use(createRouter(features));
      },
    });
  },
});
