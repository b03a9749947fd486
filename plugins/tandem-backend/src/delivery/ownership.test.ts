import { ago, DAY, deployment, HOUR } from '../__testUtils__/deliveries';
import { component, group } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const groups = [
  group('company'),
  group('red', 'company'),
  group('blue', 'company'),
];

/** One deployment two days ago, owned by red; then blue takes the service over, and deploys again. */
async function handOver(tandem: RunningTandem) {
  await tandem
    .post('/deployments', deployment({ finishedAt: ago(2 * DAY) }))
    .expect(201);
  tandem.catalog.entities = [
    component('payments', { owner: 'blue' }),
    ...groups,
  ];
  await tandem.run('catalog-projection');
  await tandem
    .post('/deployments', deployment({ finishedAt: new Date().toISOString() }))
    .expect(201);
}

async function countOf(tandem: RunningTandem, owner: string) {
  const from = ago(10 * DAY);
  // The second deployment finishes a moment after the question was cut at now.
  const to = new Date(Date.now() + HOUR).toISOString();
  const ref = `group:default/${owner}`;
  const { body } = await tandem
    .get(`/dora?entityRef=${ref}&from=${from}&to=${to}`)
    .expect(200);
  const list = await tandem.get(`/deployments?entityRef=${ref}`).expect(200);
  expect(list.body.items).toHaveLength(
    body.metrics.deploymentFrequency.deployments,
  );
  return body.metrics.deploymentFrequency.deployments;
}

describe.each(ids)('ownership on %p', id => {
  it('is that of now unless configured', async () => {
    const tandem = await startTandem(databases, id, [
      component('payments', { owner: 'red' }),
      ...groups,
    ]);
    await handOver(tandem);
    expect(await countOf(tandem, 'red')).toBe(0);
    expect(await countOf(tandem, 'blue')).toBe(2);
    expect(await countOf(tandem, 'company')).toBe(2);
    await tandem.stop();
  });

  it("is that of the event's time where configured", async () => {
    const tandem = await startTandem(
      databases,
      id,
      [component('payments', { owner: 'red' }), ...groups],
      { tandem: { delivery: { ownership: 'event' } } },
    );
    await handOver(tandem);
    expect(await countOf(tandem, 'red')).toBe(1);
    expect(await countOf(tandem, 'blue')).toBe(1);
    expect(await countOf(tandem, 'company')).toBe(2);
    await tandem.stop();
  });
});
