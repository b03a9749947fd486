import {
  coreServices,
  createServiceFactory,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import tandemPlugin from '@tandem/backstage-plugin-tandem-backend';
import permissionModule from '../index';
import { ENTITIES, GROUPS } from './company';
import { permissionsOverHttp } from './permissionsOverHttp';

/** The portal's real permission backend with this policy, and Tandem behind it. */
export async function startPortal(): Promise<TestBackend> {
  const scheduler = mockServices.scheduler();
  const portal = await startTestBackend({
    features: [
      permissionPlugin,
      permissionModule,
      permissionsOverHttp,
      tandemPlugin,
      catalogServiceMock.factory({ entities: ENTITIES }),
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true } },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          async getUserInfo({ principal }) {
            const { userEntityRef } = principal as BackstageUserPrincipal;
            return {
              userEntityRef,
              ownershipEntityRefs: [
                userEntityRef,
                ...(GROUPS[userEntityRef] ?? []),
              ],
            };
          },
        }),
      }),
    ],
  });
  await scheduler.triggerTask('tandem-catalog-projection');
  return portal;
}
