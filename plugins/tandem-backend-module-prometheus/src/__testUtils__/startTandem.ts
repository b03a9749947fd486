import type { JsonValue } from '@backstage/types';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- tests run the plugin itself
import { tandemPlugin } from '@tandem/backstage-plugin-tandem-backend';
import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import { tandemPrometheusModule } from '../module';

/** What a test knows a database by. */
export type Database = Awaited<ReturnType<TestDatabases['init']>>;

/** The real plugin with this module, whose tasks run when a test says so. */
export interface MeasuringTandem {
  knex: Database;
  /** Asks the sources until there is nothing left to ask for now. */
  collect(): Promise<void>;
  request(
    method: 'GET' | 'POST',
    path: string,
    body?: object | string,
  ): Promise<{ status: number; body: any }>;
  slo(id: string): Promise<Slo>;
  stop(): Promise<void>;
}

/** @param sources - `tandem.prometheus.sources` of the configuration */
export async function startTandem(
  knex: Database,
  sources: { name: string; url: string; [option: string]: JsonValue }[],
): Promise<MeasuringTandem> {
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      tandemPlugin,
      tandemPrometheusModule,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'shop', namespace: 'default', uid: 'shop' },
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: { tandem: { prometheus: { sources } } },
      }),
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  await scheduler.triggerTask('tandem-catalog-projection');
  const url = `http://localhost:${backend.server.port()}/api/tandem`;
  const request: MeasuringTandem['request'] = async (method, path, body) => {
    const isText = typeof body === 'string';
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        'content-type': isText ? 'application/yaml' : 'application/json',
      },
      body: isText ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    knex,
    collect: () => scheduler.triggerTask('tandem-slo-collection'),
    request,
    slo: async id => (await request('GET', `/slos/${id}`)).body,
    stop: () => backend.stop(),
  };
}
