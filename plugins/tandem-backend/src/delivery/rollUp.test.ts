import type { DoraSeries } from '@tandem/backstage-plugin-tandem-common';
import {
  ago,
  DAY,
  deployment,
  HOUR,
  incident,
  MINUTE,
} from '../__testUtils__/deliveries';
import { component, group, system } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const CART = 'component:default/cart';
const PAYMENTS = 'component:default/payments';

describe.each(ids)('a deployment that several services share on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [
      component('cart', { owner: 'red', system: 'shop' }),
      component('payments', { owner: 'red', system: 'shop' }),
      component('other', { owner: 'blue' }),
      group('red'),
      group('blue'),
      system('shop'),
    ]);
  });
  afterEach(() => tandem.stop());

  /** One pipeline run that deploys both services, one after the other. */
  async function deployBoth(cartAt: string, paymentsAt: string) {
    const change = { commit: 'a', committedAt: ago(20 * DAY) };
    const run = { externalId: 'run', commit: 'a', changes: [change] };
    await tandem
      .post('/deployments', {
        items: [
          deployment({ ...run, entityRef: CART, finishedAt: cartAt }),
          deployment({ ...run, entityRef: PAYMENTS, finishedAt: paymentsAt }),
        ],
      })
      .expect(201);
  }

  async function metricsOf(ref: string, from: string, to: string) {
    const { body } = await tandem
      .get(`/dora?entityRef=${ref}&from=${from}&to=${to}`)
      .expect(200);
    return body.metrics;
  }

  it('counts once, and fails once', async () => {
    await deployBoth(ago(3 * HOUR), ago(2 * HOUR));
    await tandem.post('/incidents', {
      items: [
        incident({
          entityRef: CART,
          startedAt: ago(2.5 * HOUR),
          resolvedAt: ago(2 * HOUR),
        }),
        incident({
          entityRef: PAYMENTS,
          startedAt: ago(HOUR),
          resolvedAt: ago(30 * MINUTE),
        }),
      ],
    });
    for (const ref of ['group:default/red', 'system:default/shop']) {
      expect(await metricsOf(ref, ago(DAY), ago(0))).toMatchObject({
        deploymentFrequency: { deployments: 1 },
        changeLeadTime: { changes: 1 },
        changeFailRate: { failed: 1, deployments: 1 },
        failedDeploymentRecoveryTime: { medianSeconds: 2 * 3600 },
      });
    }
    for (const ref of [CART, PAYMENTS]) {
      expect(await metricsOf(ref, ago(DAY), ago(0))).toMatchObject({
        deploymentFrequency: { deployments: 1 },
        changeFailRate: { failed: 1 },
      });
    }
    const { body } = await tandem.get('/entities/group/default/red/summary');
    expect(body.services).toMatchObject({
      totalItems: 2,
      items: [
        { metrics: { changeFailRate: { failed: 1 } } },
        { metrics: { changeFailRate: { failed: 1 } } },
      ],
    });
    expect(body.dora.metrics.deploymentFrequency.deployments).toBe(1);
  });

  it('counts where its last piece finished, in one of two windows that follow each other', async () => {
    const edge = ago(10 * DAY);
    await deployBoth(ago(10 * DAY + 5 * MINUTE), ago(10 * DAY - 5 * MINUTE));
    await tandem.post(
      '/incidents',
      incident({
        entityRef: CART,
        startedAt: ago(10 * DAY + 2 * MINUTE),
        resolvedAt: ago(10 * DAY - 8 * MINUTE),
      }),
    );
    const red = 'group:default/red';
    expect(await metricsOf(red, ago(20 * DAY), edge)).toMatchObject({
      deploymentFrequency: { deployments: 0 },
      changeLeadTime: { changes: 0 },
      changeFailRate: { failed: 0 },
    });
    expect(await metricsOf(red, edge, ago(0))).toMatchObject({
      deploymentFrequency: { deployments: 1 },
      changeLeadTime: { changes: 1 },
      changeFailRate: { failed: 1 },
      failedDeploymentRecoveryTime: { medianSeconds: 600 },
    });
    // Each service has its own piece where that one finished.
    expect(await metricsOf(CART, ago(20 * DAY), edge)).toMatchObject({
      deploymentFrequency: { deployments: 1 },
    });
    expect(await metricsOf(PAYMENTS, ago(20 * DAY), edge)).toMatchObject({
      deploymentFrequency: { deployments: 0 },
    });
    for (const [from, to, count] of [
      [ago(20 * DAY), edge, 0],
      [edge, ago(0), 1],
    ]) {
      const { body } = await tandem.get(
        `/dora/series?entityRef=${red}&bucket=day&from=${from}&to=${to}`,
      );
      const counts = body.points.map(
        (point: DoraSeries['points'][number]) =>
          point.metrics.deploymentFrequency.deployments,
      );
      expect(counts.reduce((sum: number, one: number) => sum + one)).toBe(
        count,
      );
    }
  });

  it('has the figures of one service where the group owns only one', async () => {
    await deployBoth(ago(3 * HOUR), ago(2 * HOUR));
    await tandem.post(
      '/deployments',
      deployment({ entityRef: 'component:default/other', externalId: 'run' }),
    );
    expect(await metricsOf('group:default/blue', ago(DAY), ago(0))).toEqual(
      await metricsOf('component:default/other', ago(DAY), ago(0)),
    );
  });
});
