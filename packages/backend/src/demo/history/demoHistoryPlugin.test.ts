import {
  coreServices,
  createBackendPlugin,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import tandemPlugin from '@tandem/backstage-plugin-tandem-backend';
import { DeploymentOut, Page } from '@tandem/backstage-plugin-tandem-common';
import { demoHistoryPlugin } from './demoHistoryPlugin';
import { services } from './services';

const entities = Object.keys(services).map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-checkout' },
}));

describe('the demo history plugin', () => {
  afterEach(() => jest.restoreAllMocks());

  async function startDemo(demo: boolean) {
    // All plugins share the test backend's scheduler: fetch it through one.
    let scheduler: SchedulerService;
    const probe = createBackendPlugin({
      pluginId: 'probe',
      register: reg =>
        reg.registerInit({
          deps: { shared: coreServices.scheduler },
          init: async ({ shared }) => {
            scheduler = shared;
          },
        }),
    });
    const { server } = await startTestBackend({
      features: [
        tandemPlugin,
        demoHistoryPlugin,
        catalogServiceMock.factory({ entities }),
        probe,
        mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
        mockServices.rootConfig.factory({ data: { tandem: { demo } } }),
      ],
    });
    const get = async (path: string) => {
      const response = await fetch(
        `http://127.0.0.1:${server.port()}/api/tandem${path}`,
        { headers: { Authorization: mockCredentials.user.header() } },
      );
      expect(response.status).toBe(200);
      return response.json();
    };
    const deployments = async (service: string) => {
      const page: Page<DeploymentOut> = await get(
        `/deployments?entityRef=component:default/${service}&limit=500`,
      );
      return page.items.map(({ id, receivedAt, ...facts }) => facts);
    };
    return { scheduler: scheduler!, get, deployments };
  }

  it('posts a year once, and what it posted before no second time', async () => {
    const { scheduler, get, deployments } = await startDemo(true);

    await scheduler.triggerTask('post-demo-history');

    const posted = await deployments('checkout-api');
    expect(posted.length).toBeGreaterThan(200);
    expect((await get('/incidents?status=open')).items).not.toHaveLength(0);
    const dora = await get('/dora?entityRef=component:default/checkout-api');
    expect(dora.metrics.changeFailRate).toMatchObject({ level: 'low' });
    const { items: unmatched } = await get('/unmatched');
    expect(unmatched.length).toBeGreaterThan(1);
    for (const { entityRef } of unmatched) {
      expect(entityRef).toBe('component:default/basket-suggestions');
    }

    const sent = jest.spyOn(globalThis, 'fetch');
    await scheduler.triggerTask('post-demo-history');

    const bodies = sent.mock.calls.flatMap(([, init]) => init?.body ?? []);
    const items = bodies.flatMap(body => JSON.parse(String(body)).items);
    expect(items.length).toBeLessThan(200);
    expect(await deployments('checkout-api')).toEqual(posted);
    expect((await get('/unmatched')).items).toHaveLength(unmatched.length);
  }, 60_000);

  it('leaves Tandem empty where the demo is switched off', async () => {
    const { scheduler, deployments } = await startDemo(false);

    await expect(scheduler.triggerTask('post-demo-history')).rejects.toThrow(
      'post-demo-history',
    );
    expect(await deployments('checkout-api')).toEqual([]);
  });
});
