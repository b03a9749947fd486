import {
  coreServices,
  createServiceFactory,
  type AuthService,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';

const tokenOnBehalf: AuthService['getPluginRequestToken'] = async ({
  onBehalfOf,
}) => {
  const { userEntityRef } = onBehalfOf.principal as BackstageUserPrincipal;
  const actor = { subject: 'plugin:tandem' };
  return { token: mockCredentials.user.token(userEntityRef, { actor }) };
};

/**
 * Asks the permission backend as portals do. The tokens of the test backend do
 * not tell that a plugin asks for a person, which the permission backend wants
 * to know; these do.
 */
export const permissionsOverHttp = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
  },
  factory: ({ auth, config, discovery }) =>
    ServerPermissionClient.fromConfig(config, {
      discovery,
      auth: new Proxy(auth, {
        get: (target, name) =>
          name === 'getPluginRequestToken'
            ? tokenOnBehalf
            : Reflect.get(target, name).bind(target),
      }),
    }),
});
