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
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import tandemPlugin from '@tandem/backstage-plugin-tandem-backend';
import {
  Assignment,
  DeploymentOut,
  Page,
  Slo,
  TandemClient,
  UnmatchedReference,
} from '@tandem/backstage-plugin-tandem-common';
import { exampleEntities } from '../__testUtils__/exampleEntities';
import { demoAbsences, demoAssignments } from '../liaisons/demoAssignments';
import { LiaisonPoster } from '../liaisons/LiaisonPoster';
import { demoSlos } from '../slos/demoSlos';
import { demoHistoryPlugin } from './demoHistoryPlugin';

const entities: Entity[] = exampleEntities().map(({ metadata, ...entity }) => ({
  ...entity,
  metadata: { namespace: 'default', ...metadata },
  relations: relationsOf(entity.spec ?? {}),
}));

/** Those that the catalog adds, as far as they matter here. */
function relationsOf({ owner, system }: { owner?: string; system?: string }) {
  return [
    ...(owner
      ? [{ type: 'ownedBy', targetRef: `group:default/${owner}` }]
      : []),
    ...(system
      ? [{ type: 'partOf', targetRef: `system:default/${system}` }]
      : []),
  ];
}

function stateBySlo(slos: Slo[]) {
  return Object.fromEntries(
    slos.map(({ name, status }) => [name, status.state]),
  );
}

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
    const get = async (pathAndQuery: string) => {
      const response = await fetch(
        `http://127.0.0.1:${server.port()}/api/tandem${pathAndQuery}`,
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
    const tandem = new TandemClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${server.port()}/api/${id}`,
      },
      fetchApi: {
        fetch: async (input, init) => {
          const headers = new Headers(init?.headers);
          headers.set('Authorization', mockCredentials.user.header());
          return fetch(input, { ...init, headers });
        },
      },
    });
    return { scheduler: scheduler!, get, deployments, tandem };
  }

  it('tells of the company once, and what it told before no second time', async () => {
    const { scheduler, get, deployments, tandem } = await startDemo(true);
    const logger = mockServices.logger.mock();

    await scheduler.triggerTask('post-demo-history');

    const posted = await deployments('checkout-api');
    expect(posted.length).toBeGreaterThan(200);
    expect((await get('/incidents?status=open')).items).not.toHaveLength(0);
    const dora = await get('/dora?entityRef=component:default/checkout-api');
    expect(dora.metrics.changeFailRate).toMatchObject({ level: 'low' });
    const { items: unmatched } = await get('/unmatched');
    expect(unmatched.length).toBeGreaterThan(1);
    const { items: references } = await get('/unmatched/references');
    expect(
      references.map(({ entityRef, suggestion }: UnmatchedReference) => [
        entityRef,
        suggestion?.entityRef,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['component:default/basket-suggestions', undefined],
        [
          'component:default/loyalty-points-service',
          'component:default/loyalty-points',
        ],
      ]),
    );
    const slos: Slo[] = (await get('/slos')).items;
    expect(stateBySlo(slos)).toEqual({
      ...Object.fromEntries(demoSlos.map(({ name }) => [name, 'healthy'])),
      'checkout-answers': 'burning',
      'settlement-job': 'stale',
      'carriers-reached': 'exhausted',
      'ledger-exports': 'no-traffic',
      'tracking-is-fresh': 'draft',
    });
    expect(
      slos.find(({ name }) => name === 'checkout-answers')!.status.window
        .coverage,
    ).toBeGreaterThan(0.99);
    const assignments: Assignment[] = (await get('/assignments')).items;
    expect(assignments).toHaveLength(demoAssignments.length);
    expect(
      await get('/coverage?entityRef=component:default/checkout-api'),
    ).toMatchObject({
      via: 'group',
      actingRef: 'user:default/dana',
      deputy: 'user:default/omar',
    });

    const sent = jest.spyOn(globalThis, 'fetch');
    await scheduler.triggerTask('post-demo-history');

    const writes = sent.mock.calls.filter(([, init]) => init?.body);
    const items = writes.flatMap(
      ([, init]) => JSON.parse(String(init!.body)).items,
    );
    expect(items.length).toBeLessThan(200);
    const samples = writes.filter(([url]) => String(url).includes('/samples'));
    // Unless five minutes went by in between.
    expect(samples.length).toBeLessThan(demoSlos.length);
    expect(await deployments('checkout-api')).toEqual(posted);
    expect((await get('/unmatched')).items).toHaveLength(unmatched.length);
    expect((await get('/assignments')).items).toEqual(assignments);
    expect((await get('/slos')).items).toHaveLength(demoSlos.length);

    // As after a restart, or beside another replica.
    await new LiaisonPoster({ logger, tandem }).post({
      found: new Set(entities.map(entity => stringifyEntityRef(entity))),
      now: Date.now() + 24 * 60 * 60_000,
    });
    expect((await get('/assignments')).items).toEqual(assignments);
    expect((await get('/absences')).items).toHaveLength(demoAbsences.length);
  }, 120_000);

  it('leaves Tandem empty where the demo is switched off', async () => {
    const { scheduler, deployments } = await startDemo(false);

    await expect(scheduler.triggerTask('post-demo-history')).rejects.toThrow(
      'post-demo-history',
    );
    expect(await deployments('checkout-api')).toEqual([]);
  });
});
