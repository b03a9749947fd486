// The parts of a portal that Tandem works with, and a plain logger: started as
// often as it is here, all that is slow at a start counts.
const path = require('node:path');
const { createRequire } = require('node:module');

const portal = createRequire(
  path.resolve(__dirname, '../packages/backend/package.json'),
);
const { createBackend } = portal('@backstage/backend-defaults');
const { WinstonLogger } = portal('@backstage/backend-defaults/rootLogger');
const { coreServices, createServiceFactory } = portal(
  '@backstage/backend-plugin-api',
);

const backend = createBackend();
backend.add(
  createServiceFactory({
    service: coreServices.rootLogger,
    deps: {},
    factory: () => WinstonLogger.create({ level: 'info' }),
  }),
);
for (const feature of [
  '@backstage/plugin-auth-backend',
  '@backstage/plugin-catalog-backend',
  '@backstage/plugin-events-backend',
  '@backstage/plugin-notifications-backend',
  '@backstage/plugin-permission-backend',
  'example-permission-policy',
  '@backstage/plugin-signals-backend',
  '@tandem/backstage-plugin-tandem-backend',
]) {
  backend.add(portal(feature));
}
backend.start();
