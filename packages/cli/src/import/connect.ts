import { TandemClient } from '@tandem/backstage-plugin-tandem-common';
import { createFetch } from './createFetch';

/** Where an import goes to. */
export interface Target {
  /** The backend's address without `/api`. */
  url: string;
  token?: string;
}

/** A client for the command line: failures are `CommandError`s of one line. */
export function connect({ url, token }: Target): TandemClient {
  return new TandemClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `${url}/api/${pluginId}`,
    },
    fetchApi: { fetch: createFetch({ url, token }) },
  });
}
