import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { ago, deployment, HOUR, incident } from '../__testUtils__/deliveries';
import { component } from '../__testUtils__/entities';
import {
  startTandem,
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { ChangeStore } from '../fleet/ChangeStore';
import { SnapshotStore } from './SnapshotStore';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const PAYMENTS = 'component:default/payments';

/** Under the settings unless configured. */
function snapshotStore(knex: Knex): SnapshotStore {
  return new SnapshotStore({
    knex,
    derivation: 'attribution=86400000,clock=incident',
    changes: new ChangeStore(),
  });
}

describe.each(ids)('a snapshot on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [component('payments')]);
  });
  afterEach(() => tandem.stop());

  async function summary(): Promise<Dora> {
    const { body } = await tandem
      .get('/entities/component/default/payments/summary')
      .expect(200);
    return body.dora;
  }

  async function live(): Promise<Dora> {
    return (await tandem.get(`/dora?entityRef=${PAYMENTS}`).expect(200)).body;
  }

  it('is what the card shows until something new arrives', async () => {
    const steps = [
      () => tandem.post('/deployments', deployment({ externalId: '1' })),
      () => tandem.post('/incidents', incident({ externalId: '1' })),
      () =>
        tandem.post(
          '/incidents',
          incident({ externalId: '1', resolvedAt: ago(0) }),
        ),
      () =>
        tandem.post(
          '/deployments',
          deployment({ externalId: '1', status: 'failed', finishedAt: ago(0) }),
        ),
    ];
    for (const step of steps) {
      await step();
      const computed = await live();
      expect((await summary()).metrics).toEqual(computed.metrics);
      await tandem.run('dora-snapshots');
      const taken = await summary();
      expect(taken.metrics).toEqual(computed.metrics);
      expect(taken.score).toEqual(computed.score);
      // It is the stored one: it does not grow younger.
      expect((await summary()).asOf).toBe(taken.asOf);
    }
    const before = (await summary()).asOf;
    await tandem.post(
      '/deployments',
      deployment({ externalId: '1', status: 'failed', finishedAt: ago(0) }),
    );
    expect((await summary()).asOf).toBe(before);
  });

  it('is not shown for another environment or range', async () => {
    await tandem.post('/deployments', deployment());
    await tandem.run('dora-snapshots');
    const path = '/entities/component/default/payments/summary';
    const staging = await tandem.get(`${path}?environment=staging`);
    expect(staging.body.dora.metrics.deploymentFrequency.deployments).toBe(0);
    const range = await tandem.get(`${path}?to=${ago(10 * HOUR)}`);
    expect(range.body.dora.metrics.deploymentFrequency.deployments).toBe(0);
  });

  it('is computed anew every hour, and not shown when it is older', async () => {
    await tandem.post('/deployments', deployment());
    await tandem.run('dora-snapshots');
    const { asOf } = await summary();
    await tandem.run('dora-snapshots');
    expect((await summary()).asOf).toBe(asOf);

    await tandem
      .knex('dora_snapshots')
      .update({ as_of: Date.now() - HOUR - 1, due_at: Date.now() - 1 });
    const shown = await summary();
    expect(Date.parse(shown.asOf)).toBeGreaterThan(Date.parse(asOf));
    await tandem.run('dora-snapshots');
    const row = await tandem.knex('dora_snapshots').first();
    expect(Number(row.as_of)).toBeGreaterThan(Date.parse(asOf));
    expect(Number(row.due_at) - Number(row.as_of)).toBe(HOUR);
  });

  it('stays dirty where a write came between its claim and its end', async () => {
    await tandem.post('/deployments', deployment());
    const store = snapshotStore(tandem.knex);
    const [claim] = await store.claimDue(10, Date.now());
    const outdated = await live();
    await tandem.post('/deployments', deployment());
    await store.save(
      claim,
      { dora: outdated, environments: ['production'] },
      Date.now(),
    );
    const fresh = await store.findFresh(claim.entityId, Date.now());
    expect(fresh).toBeUndefined();
    expect((await summary()).metrics.deploymentFrequency.deployments).toBe(2);
    await tandem.run('dora-snapshots');
    const taken = await store.findFresh(claim.entityId, Date.now());
    expect(taken?.dora.metrics.deploymentFrequency.deployments).toBe(2);
  });

  it('is read of many services as it was computed last, however old', async () => {
    await tandem.post('/deployments', deployment());
    await tandem.run('dora-snapshots');
    const taken = await summary();
    await tandem.post('/deployments', deployment());
    const longAgo = Date.now() - 10 * HOUR;
    await tandem.knex('dora_snapshots').update({ as_of: longAgo });
    const { entity_id: key } = await tandem.knex('dora_snapshots').first();
    const others = Array.from({ length: 500 }, (_, index) => key + 1 + index);
    const read = await snapshotStore(tandem.knex).snapshots(tandem.knex, [
      ...others,
      key,
    ]);
    expect([...read.keys()]).toEqual([key]);
    const { metrics, score, asOf } = taken;
    expect(read.get(key)).toMatchObject({ metrics, score, asOf });
  });

  it('is claimed by one replica, and by another one when the first is gone', async () => {
    await tandem.post('/deployments', deployment());
    const store = snapshotStore(tandem.knex);
    const now = Date.now();
    expect(await store.claimDue(10, now)).toHaveLength(1);
    expect(await store.claimDue(10, now + 59_000)).toEqual([]);
    expect(await store.claimDue(10, now + 60_000)).toHaveLength(1);
  });

  it('is not shown by a backend that is configured otherwise', async () => {
    await tandem.post(
      '/deployments',
      deployment({ finishedAt: ago(2 * HOUR) }),
    );
    await tandem.post(
      '/incidents',
      incident({ startedAt: ago(HOUR), resolvedAt: ago(0) }),
    );
    await tandem.run('dora-snapshots');
    const other = await startTandemOn(tandem.knex, [component('payments')], {
      tandem: { delivery: { recoveryClock: 'deployment' } },
    });
    const { body } = await other.get(
      '/entities/component/default/payments/summary',
    );
    expect(body.dora.metrics.failedDeploymentRecoveryTime.medianSeconds).toBe(
      2 * 3600,
    );
    await other.stop();
  });
});
