import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { TandemClient } from '@tandem/backstage-plugin-tandem-common';
import type { DemoPerson } from '../signIn/demoAuthenticator';
import { personToken } from '../signIn/personToken';

/**
 * Reaches Tandem over HTTP, as one of the demo's people where one is named and
 * may sign in, else as the demo itself.
 */
export function createTandemClient(
  { auth, discovery }: { auth: AuthService; discovery: DiscoveryService },
  person?: DemoPerson,
): TandemClient {
  const ownToken = async () => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'tandem',
    });
    return token;
  };
  return new TandemClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const token =
          (person && (await personToken(person, discovery))) ??
          (await ownToken());
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
}
