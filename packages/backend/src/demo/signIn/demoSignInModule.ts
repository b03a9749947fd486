import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { demoAuthenticator } from './demoAuthenticator';

/**
 * Lets the demo's three people sign in by a click, in development only. The
 * provider answers where `auth.providers.tandemDemo` is configured.
 */
export const demoSignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'tandem-demo-provider',
  register(reg) {
    reg.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'tandemDemo',
          factory: createProxyAuthProviderFactory({
            authenticator: demoAuthenticator,
            signInResolver: async ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: `user:default/${result.person}`,
              }),
          }),
        });
      },
    });
  },
});
