import { component, group } from './__testUtils__/entities';
import { startTandem, testDatabases } from './__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('the plugin on %p', id => {
  it('takes a deployment in and answers its figures', async () => {
    const tandem = await startTandem(databases, id, [
      component('payments', { owner: 'team-payments' }),
      group('team-payments'),
    ]);
    const finishedAt = new Date(Date.now() - 3_600_000);
    const committedAt = new Date(finishedAt.getTime() - 600_000).toISOString();
    const deployment = {
      entityRef: 'component:default/payments',
      environment: 'production',
      status: 'succeeded',
      finishedAt: finishedAt.toISOString(),
      commit: 'a1',
      changes: [{ commit: 'a1', committedAt }],
      source: 'ci',
      externalId: '1',
    };
    const first = await tandem.post('/deployments', deployment);
    expect(first.body).toEqual({
      results: [{ index: 0, status: 'created', id: '1' }],
    });
    const second = await tandem.post('/deployments', deployment);
    expect(second.body.results[0].status).toBe('unchanged');
    for (const ref of [
      'component:default/payments',
      'group:default/team-payments',
    ]) {
      const { body } = await tandem.get(`/dora?entityRef=${ref}`);
      expect(body.metrics).toMatchObject({
        deploymentFrequency: { deployments: 1, deploymentDays: 1 },
        changeLeadTime: { medianSeconds: 600, changes: 1 },
        changeFailRate: { failed: 0, ratio: 0 },
      });
    }
    const summary = await tandem.get(
      '/entities/group/default/team-payments/summary',
    );
    expect(summary.body.services.items[0].entityRef).toBe(
      'component:default/payments',
    );
    await tandem.stop();
  });
});
