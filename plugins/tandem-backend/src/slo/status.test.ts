import { sloOutSchema } from '@tandem/backstage-plugin-tandem-common';
import { component } from '../__testUtils__/entities';
import {
  createSlo,
  lastHour,
  lastSlotEnd,
  samples,
  SLOT,
  sloDocument,
} from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

describe.each(ids)('the status of an SLO on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [component('search')]);
  });
  afterAll(() => tandem.stop());

  async function read(sloId: string) {
    const { body } = await tandem.get(`/slos/${sloId}`).expect(200);
    expect(sloOutSchema.parse(body)).toEqual(body);
    return body;
  }

  async function statusAfter(
    document: Record<string, unknown>,
    items: object[],
  ) {
    const slo = await createSlo(tandem, document);
    await tandem.post(`/slos/${slo.id}/samples`, { items }).expect(201);
    return (await read(slo.id)).status;
  }

  it('shows half of the budget left after 6 of 12,000 events missed 99.9 %', async () => {
    const items = lastHour(6);
    const status = await statusAfter(sloDocument('half-budget'), items);
    expect(status).toMatchObject({
      state: 'healthy',
      good: 11_994,
      total: 12_000,
      target: 0.999,
      sli: 0.9995,
      met: true,
      budget: { total: 12, consumed: 0.5, remaining: 6, remainingRatio: 0.5 },
    });
    const end = Date.parse(items[11].start) + SLOT;
    expect(status.asOf).toBe(new Date(end).toISOString());
    // The hour in which the window begins counts in full.
    expect(status.window.coverage).toBeCloseTo(12 / (30 * 288), 3);
    expect(status.burnRates).toContainEqual({ window: '6h', rate: 0.5 });
    expect(status.alerts).toMatchObject([
      { long: '1h', short: '5m', threshold: 14.4, firing: false },
      { long: '6h', short: '30m', threshold: 6, firing: false },
      { long: '1d', short: '2h', threshold: 3, firing: false },
      { long: '3d', short: '6h', threshold: 1, firing: false },
    ]);
  });

  it('is met with nothing left exactly on target', async () => {
    const status = await statusAfter(sloDocument('on-target'), lastHour(12));
    expect(status).toMatchObject({
      state: 'exhausted',
      met: true,
      budget: { consumed: 1, remaining: 0, remainingRatio: 0 },
    });
  });

  it('stays negative where the budget is overspent, and tells since when alerts fire', async () => {
    const items = lastHour(1000);
    const status = await statusAfter(sloDocument('overspent'), items);
    expect(status).toMatchObject({ state: 'exhausted', met: false });
    expect(status.budget.remainingRatio).toBeCloseTo(1 - 1000 / 12, 9);
    const firing = status.alerts.filter(
      (alert: { firing: boolean }) => alert.firing,
    );
    // When the seventh slot ended.
    const since = items[7].start;
    expect(firing).toMatchObject([
      { long: '6h', severity: 'page', since },
      { long: '1d', severity: 'ticket', since },
      { long: '3d', severity: 'ticket', since },
    ]);
  });

  it('is without data until samples come, and without traffic when they are zero', async () => {
    const slo = await createSlo(tandem, sloDocument('silent'));
    expect((await read(slo.id)).status).toMatchObject({
      state: 'no-data',
      asOf: null,
      sli: null,
      good: null,
      total: null,
      met: null,
      budget: null,
    });
    const items = samples([{ good: 0, total: 0 }]);
    const status = await statusAfter(sloDocument('idle'), items);
    expect(status).toMatchObject({
      state: 'no-traffic',
      total: 0,
      sli: null,
      budget: null,
    });
  });

  it('goes stale by time alone: no task and no write is needed', async () => {
    const slo = await createSlo(
      tandem,
      sloDocument('aging', {
        metadata: { annotations: { 'tandem.dev/stale-after': '2h' } },
      }),
    );
    const items = samples([{ good: 9, total: 10 }], lastSlotEnd() - 4 * SLOT);
    await tandem.post(`/slos/${slo.id}/samples`, { items }).expect(201);
    expect((await read(slo.id)).status.state).not.toBe('stale');
    // As if that had been for more than two hours.
    const columns = { stale_at: tandem.knex.raw('as_of + 60000') };
    await tandem.knex('slo_status').where('slo_id', slo.id).update(columns);
    expect((await read(slo.id)).status).toMatchObject({
      state: 'stale',
      good: 9,
      total: 10,
      reason: expect.stringMatching(/nothing received for/),
    });
    const { body } = await tandem.get('/slos?status=stale');
    expect(body.items.map((item: { name: string }) => item.name)).toContain(
      'aging',
    );
    const fresh = await tandem.get('/slos?status=exhausted');
    expect(
      fresh.body.items.map((item: { name: string }) => item.name),
    ).not.toContain('aging');
  });

  it('takes samples for a draft, and stays a draft', async () => {
    const { body: slo } = await tandem
      .post('/slos', { document: sloDocument('planned') })
      .expect(201);
    await tandem.post(`/slos/${slo.id}/samples`, { items: lastHour(6) });
    expect((await read(slo.id)).status).toMatchObject({
      state: 'draft',
      total: 12_000,
    });
  });

  it('shows the worst of several objectives, and each of them', async () => {
    const document = sloDocument('two-targets', {
      spec: {
        objectives: [
          { displayName: 'Easy', target: 0.99 },
          { displayName: 'Hard', target: 0.9995 },
        ],
      },
    });
    const status = await statusAfter(document, lastHour(7));
    expect(status).toMatchObject({ target: 0.9995, state: 'exhausted' });
    expect(status.objectives).toMatchObject([
      { displayName: 'Easy', target: 0.99, state: 'healthy' },
      { displayName: 'Hard', target: 0.9995, state: 'exhausted' },
    ]);
  });

  it('is recorded as stale by the task, unless samples came since', async () => {
    const slo = await createSlo(tandem, sloDocument('recorded'));
    const end = lastSlotEnd() - 12 * SLOT;
    const stale = samples([{ good: 9, total: 10 }], end);
    await tandem.post(`/slos/${slo.id}/samples`, { items: stale });
    await tandem
      .knex('slo_status')
      .where('slo_id', slo.id)
      .update({ state: 'healthy', state_rank: 6 });
    await tandem.run('slo-stale');
    const rowOf = () =>
      tandem.knex('slo_status').where('slo_id', slo.id).first();
    expect(await rowOf()).toMatchObject({ state: 'stale', state_rank: 3 });
    await tandem.post(`/slos/${slo.id}/samples`, { items: lastHour(0) });
    await tandem.run('slo-stale');
    expect(await rowOf()).toMatchObject({ state: 'healthy' });
  });
});
