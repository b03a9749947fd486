import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { mockServices } from '@backstage/backend-test-utils';
import { component } from '../__testUtils__/entities';
import { startTandem, testDatabases } from '../__testUtils__/startTandem';

const { databases } = testDatabases();

type Observe = (value: number, attributes: object) => void;

/** Instruments that keep what they are told, by name. */
function listen() {
  const told: Record<string, [number, object][]> = {};
  const callbacks: Record<string, (result: { observe: Observe }) => unknown> =
    {};
  const keep = (name: string) => (value: number, attributes: object) => {
    (told[name] ??= []).push([value, attributes]);
  };
  const metrics = metricsServiceMock.mock({
    createCounter: name => ({ add: keep(name) as () => void }),
    createHistogram: name => ({ record: keep(name) as () => void }),
    createObservableGauge: name => ({
      addCallback: callback => {
        callbacks[name] = callback as (typeof callbacks)[string];
      },
      removeCallback: () => {},
    }),
  });
  const observe = async (name: string) => {
    const seen: [number, object][] = [];
    await callbacks[name]({
      observe: (value, attributes) => void seen.push([value, attributes]),
    });
    return seen;
  };
  return { told, observe, factory: metrics.factory };
}

const DEPLOYMENT = {
  entityRef: 'component:default/search',
  environment: 'production',
  status: 'succeeded',
  finishedAt: '2026-03-01T12:00:00Z',
  source: 'ci',
};

it('requests, items, tasks and queues are measured under the names of the plugin', async () => {
  const { told, observe, factory } = listen();
  const tandem = await startTandem(
    databases,
    'SQLITE_3',
    [component('search')],
    {},
    [factory, mockServices.logger.factory()],
  );
  await tandem
    .post('/deployments', {
      items: [
        { ...DEPLOYMENT, externalId: '1' },
        { ...DEPLOYMENT, externalId: '2' },
        { ...DEPLOYMENT, externalId: '3', status: 'odd' },
      ],
    })
    .expect(201);
  await tandem.run('notices');
  const prefix = 'backstage.plugin.tandem';
  expect(told[`${prefix}.ingest.items`]).toEqual([
    [2, { route: '/deployments', status: 'created' }],
    [1, { route: '/deployments', status: 'rejected' }],
  ]);
  expect(told[`${prefix}.requests.duration`]).toEqual([
    [
      expect.any(Number),
      { method: 'POST', route: '/deployments', status: 201 },
    ],
  ]);
  expect(told[`${prefix}.task.duration`]).toContainEqual([
    expect.any(Number),
    { task: 'notices' },
  ]);
  expect(told[`${prefix}.task.errors`]).toBeUndefined();
  expect(await observe(`${prefix}.queue.waiting`)).toContainEqual([
    1,
    { queue: 'dora-snapshots' },
  ]);
  expect(await observe(`${prefix}.queue.lag`)).toContainEqual([
    expect.any(Number),
    { queue: 'dora-snapshots' },
  ]);
  await tandem.stop();
});
