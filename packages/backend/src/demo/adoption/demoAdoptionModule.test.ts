import {
  coreServices,
  createBackendPlugin,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import tandemPlugin from '@tandem/backstage-plugin-tandem-backend';
import {
  TandemClient,
  type TandemApi,
  todayIn,
  toOpenSloYaml,
} from '@tandem/backstage-plugin-tandem-common';
import { demoSlos } from '../slos/demoSlos';
import { openSloDocument } from '../slos/openSloDocument';
import { demoAdoptionModule } from './demoAdoptionModule';

const NAMES = Array.from({ length: 30 }, (_, index) => `service-${index}`);
const IMAGINE = 'imagine-demo-adoption';
const TEAM = 'group:default/team';

const entity = (
  kind: string,
  name: string,
  relations: Entity['relations'] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { namespace: 'default', name },
  relations,
});

const entities = [
  entity('Group', 'team'),
  ...NAMES.map(name =>
    entity('Component', name, [{ type: 'ownedBy', targetRef: TEAM }]),
  ),
];

async function startDemo() {
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
      demoAdoptionModule,
      catalogServiceMock.factory({ entities }),
      probe,
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      mockServices.rootConfig.factory({ data: { tandem: { demo: true } } }),
    ],
  });
  const tandem: TandemApi = new TandemClient({
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
  const run = (...tasks: string[]) =>
    tasks.reduce(
      (before, task) => before.then(() => scheduler.triggerTask(task)),
      Promise.resolve(),
    );
  return { tandem, run };
}

/** Every service takes every step. */
async function adopt(tandem: TandemApi) {
  await tandem.postDeployments(
    NAMES.map(name => ({
      entityRef: `component:default/${name}`,
      environment: 'production',
      status: 'succeeded',
      finishedAt: new Date().toISOString(),
      source: 'ci',
      externalId: name,
    })),
  );
  const [slo] = demoSlos;
  await tandem.importSlos(
    toOpenSloYaml(NAMES.map(service => openSloDocument({ ...slo, service }))),
    { state: 'published' },
  );
  await tandem.proposeAssignment({
    scopeRef: TEAM,
    pattern: 'self-run',
    purpose: 'Runs its own.',
    startsOn: todayIn('UTC', Date.now()),
    timeZone: 'UTC',
  });
}

const PREPARE = [
  'tandem-catalog-projection',
  'tandem-dora-snapshots',
  'tandem-fleet',
  'tandem-fleet-days',
];

describe('the demo’s adoption', () => {
  it('gets a past once all is prepared, and no second one', async () => {
    const { tandem, run } = await startDemo();
    await run('tandem-catalog-projection', IMAGINE);
    await adopt(tandem);
    await run(...PREPARE);
    const before = await tandem.getFunnel();
    expect(before.trend).toHaveLength(1);
    expect(before.steps.map(({ services }) => services)).toEqual(
      Array(6).fill(NAMES.length),
    );

    await run(...Array<string>(5).fill(IMAGINE));
    expect((await tandem.getFunnel()).trend).toHaveLength(1);
    await run(IMAGINE);

    const { steps, trend, ...funnel } = await tandem.getFunnel();
    expect(steps.map(({ services }) => services)).toEqual(
      Array(6).fill(NAMES.length),
    );
    expect(trend).toHaveLength(91);
    for (const { step, change } of steps) {
      const counts = trend.map(day => day[step]);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(change).toBeGreaterThan(0);
    }
    expect(funnel.medianDaysToCovered).toBeGreaterThan(10);
    expect(funnel.medianDaysToCovered).toBeLessThan(
      funnel.medianDaysToCoveredBefore!,
    );
    expect(
      new Set(steps.slice(2).map(({ medianDays }) => medianDays)).size,
    ).toBe(4);

    await run(IMAGINE, 'tandem-fleet-days');
    const later = await tandem.getFunnel();
    expect(later.trend).toEqual(trend);
    expect(later.medianDaysToCovered).toBeCloseTo(
      funnel.medianDaysToCovered!,
      3,
    );
  }, 60_000);
});
