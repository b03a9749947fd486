import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { TandemPolicy } from './TandemPolicy';

/**
 * Sets the policy of the portal. There can be one only: a portal that has its
 * own hands it in as `otherwise`, in place of the one below.
 */
export const permissionModuleTandemPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'tandem-policy',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(
          new TandemPolicy({
            roles: {
              platform: ['group:default/team-platform'],
              opsLeads: ['user:default/samuel'],
              onlookers: ['user:development/guest'],
            },
            // What is not Tandem's is open to all, as without a policy.
            otherwise: {
              handle: async () => ({ result: AuthorizeResult.ALLOW }),
            },
          }),
        );
      },
    });
  },
});
