import type { Entity } from '@backstage/catalog-model';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import tandemPlugin from '@tandem/backstage-plugin-tandem-backend';
import {
  TandemClient,
  type TandemApi,
} from '@tandem/backstage-plugin-tandem-common';

/** A running backend with Tandem. */
export interface TestTandem {
  url: string;
  /** A token that may import. */
  token: string;
  client: TandemApi;
  stop(): Promise<void>;
}

/**
 * Starts the real plugin in a test backend.
 *
 * @param names - the components its catalog knows, in the default namespace
 */
export async function startTandem(names: string[]): Promise<TestTandem> {
  const backend = await startTestBackend({
    features: [
      tandemPlugin,
      catalogServiceMock.factory({ entities: names.map(createComponent) }),
    ],
  });
  const url = `http://localhost:${backend.server.port()}`;
  const token = mockCredentials.service.token();
  const client = new TandemClient({
    discoveryApi: { getBaseUrl: async id => `${url}/api/${id}` },
    fetchApi: {
      fetch: (input, init) =>
        fetch(input, {
          ...init,
          headers: { ...init?.headers, Authorization: `Bearer ${token}` },
        }),
    },
  });
  return { url, token, client, stop: () => backend.stop() };
}

function createComponent(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', uid: `uid-${name}` },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/a',
    },
  };
}
