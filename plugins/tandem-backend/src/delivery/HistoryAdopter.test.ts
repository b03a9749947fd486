import { mockServices } from '@backstage/backend-test-utils';
import type { DeploymentInput } from '@tandem/backstage-plugin-tandem-common';
import {
  ago,
  DAY,
  deployment,
  HOUR,
  incident,
  MINUTE,
} from '../__testUtils__/deliveries';
import { component } from '../__testUtils__/entities';
import {
  startTandem,
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const OLD = 'component:default/payments';
const NEW = 'component:default/pay';
const NEWEST = 'component:default/money';

function renamed(name: string, ...aliases: string[]) {
  return component(name, {
    annotations: { 'tandem.dev/aliases': aliases.join(', ') },
  });
}

describe.each(ids)('a renamed service on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [component('payments')]);
  });
  afterEach(() => tandem.stop());

  async function rename(...entities: ReturnType<typeof component>[]) {
    tandem.catalog.entities = entities;
    await tandem.run('catalog-projection');
  }

  async function post(
    entityRef: string,
    externalId: string,
    more: Partial<DeploymentInput> = {},
  ) {
    const item = deployment({ entityRef, externalId, ...more });
    await tandem.post('/deployments', item).expect(201);
  }

  async function metricsOf(ref: string) {
    const { body } = await tandem.get(`/dora?entityRef=${ref}`).expect(200);
    return body.metrics;
  }

  async function listed(ref: string) {
    const { body } = await tandem.get(`/deployments?entityRef=${ref}`);
    return body.items;
  }

  it('keeps its history, derived as one, and what still arrives under the former name', async () => {
    const change = { commit: 'a', committedAt: ago(3 * DAY) };
    await post(OLD, '1', {
      commit: 'a',
      finishedAt: ago(2 * DAY),
      changes: [change],
    });
    await tandem.post(
      '/incidents',
      incident({ startedAt: ago(2 * DAY - HOUR), resolvedAt: ago(DAY) }),
    );
    await post(NEW, '2', {
      commit: 'b',
      finishedAt: ago(DAY),
      changes: [change, { commit: 'b', committedAt: ago(2 * DAY) }],
    });
    await rename(renamed('pay', OLD));
    await post(OLD, '3', { commit: 'a', finishedAt: ago(HOUR) });

    expect(await listed(NEW)).toMatchObject([
      { externalId: '3', kind: 'rollback', entityRef: NEW },
      { externalId: '2', failed: true, entityRef: NEW },
      { externalId: '1', failed: true, recoverySeconds: 23 * 3600 },
    ]);
    expect(await metricsOf(NEW)).toMatchObject({
      deploymentFrequency: { deployments: 3 },
      changeLeadTime: { changes: 2, medianSeconds: 86_400 },
      changeFailRate: { failed: 2 },
    });
    // Under either name, one answer.
    expect(await metricsOf(OLD)).toEqual(await metricsOf(NEW));
    const unmatched = await tandem.get('/unmatched');
    expect(unmatched.body.items).toEqual([]);
  });

  it('has a delivery that was posted under both names once, as if all posts had named the same', async () => {
    const finishedAt = ago(5 * HOUR);
    await post(OLD, 'both', {
      commit: 'a',
      finishedAt: ago(4 * HOUR),
      changes: [{ commit: 'a', committedAt: ago(DAY) }],
    });
    await post(NEW, 'both', {
      commit: 'ab',
      finishedAt,
      changes: [{ commit: 'b', committedAt: ago(2 * DAY) }],
    });
    // Under the new name alone it would still count as a success.
    await post(NEW, 'broken', { finishedAt, commit: 'c' });
    await post(OLD, 'broken', { finishedAt: ago(HOUR), status: 'failed' });
    const startedAt = ago(3 * HOUR);
    await tandem.post(
      '/incidents',
      incident({ entityRef: NEW, externalId: 'i', startedAt }),
    );
    await tandem.post(
      '/incidents',
      incident({
        entityRef: OLD,
        externalId: 'i',
        startedAt: ago(2 * HOUR),
        resolvedAt: ago(HOUR),
      }),
    );
    await rename(renamed('pay', OLD));

    expect(await listed(NEW)).toMatchObject([
      { externalId: 'broken', status: 'failed', failed: false, commit: 'c' },
      {
        externalId: 'both',
        commit: 'a',
        finishedAt: ago(4 * HOUR),
        failed: true,
        recoverySeconds: 2 * 3600,
        changes: [{ commit: 'b' }, { commit: 'a' }],
      },
    ]);
    expect(await metricsOf(NEW)).toMatchObject({
      deploymentFrequency: { deployments: 1 },
      changeLeadTime: { changes: 2 },
      failedDeploymentRecoveryTime: { medianSeconds: 2 * 3600, open: 0 },
    });
    const incidents = await tandem.get(`/incidents?entityRef=${NEW}`);
    expect(incidents.body.items).toHaveLength(1);
  });

  it('can be renamed again, and back', async () => {
    await post(OLD, '1');
    await rename(renamed('pay', OLD));
    await post(NEW, '2');
    await rename(renamed('money', NEW));
    await post(OLD, '3');
    await post(NEW, '4');
    expect(await listed(NEWEST)).toHaveLength(4);

    await rename(renamed('payments', NEWEST));
    await post(NEWEST, '5');
    expect(await listed(OLD)).toHaveLength(5);
    await rename(renamed('money', OLD));
    await post(OLD, '6');
    await post(NEWEST, '7');
    expect(await listed(NEWEST)).toHaveLength(7);
    const unmatched = await tandem.get('/unmatched');
    expect(unmatched.body.items).toEqual([]);
  });

  it('gets what a writer stored under the former name while the history moved', async () => {
    await post(OLD, '1');
    const { id: former } = await tandem
      .knex('catalog_entities')
      .where('entity_ref', OLD)
      .first('id');
    await rename(renamed('pay', OLD));
    await post(NEW, '2');
    // As a writer would that had looked the reference up before.
    await tandem
      .knex('deployments')
      .where('external_id', '2')
      .update({ entity_id: former });
    await tandem.run('catalog-projection');
    expect(await metricsOf(NEW)).toMatchObject({
      deploymentFrequency: { deployments: 2 },
    });
  });

  it('does not take the history of one that the catalog still holds, or that another one took over', async () => {
    await post(OLD, '1');
    await rename(component('payments'), renamed('pay', OLD, NEW, 'not a ref'));
    expect(await listed(OLD)).toHaveLength(1);
    expect(await listed(NEW)).toHaveLength(0);

    await rename(renamed('pay', OLD), renamed('money', OLD));
    const [pay, money] = [await listed(NEW), await listed(NEWEST)];
    expect([pay.length, money.length].sort()).toEqual([0, 1]);
    await rename(renamed('money', OLD), renamed('pay', OLD));
    expect(await listed(NEW)).toHaveLength(pay.length);
  });

  it('that names another one which the catalog still holds is warned of once', async () => {
    const logger = mockServices.logger.mock();
    const other = await startTandemOn(
      tandem.knex,
      [component('payments'), renamed('pay', OLD)],
      {},
      [logger.factory],
    );
    await other.run('catalog-projection');
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringMatching(/but the catalog still holds .*payments/)],
    ]);
    await other.stop();
  });

  it('takes the summary of its card from the whole history at once', async () => {
    await post(OLD, '1', { finishedAt: ago(10 * MINUTE) });
    await post(NEW, '2', { finishedAt: ago(5 * MINUTE) });
    await rename(component('pay'));
    await tandem.run('dora-snapshots');
    await rename(renamed('pay', OLD));
    const { body } = await tandem.get(
      '/entities/component/default/pay/summary',
    );
    expect(body.dora.metrics.deploymentFrequency.deployments).toBe(2);
  });
});
