import {
  sloPreviewSchema,
  type SloPreview,
} from '@tandem/backstage-plugin-tandem-common';
import { component } from '../__testUtils__/entities';
import { createSlo, samples, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const HOUR = 3_600_000;
const ENTITY = 'component:default/search';

describe.each(ids)('the preview of an SLO on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [component('search')]);
  });
  afterAll(() => tandem.stop());

  async function preview(document: object): Promise<SloPreview> {
    const { body } = await tandem
      .post('/slos/preview', { document, entityRef: ENTITY })
      .expect(200);
    expect(sloPreviewSchema.parse(body)).toEqual(body);
    return body;
  }

  it('shows what another target would have said, and which alerts it would have brought', async () => {
    const slo = await createSlo(tandem, sloDocument('known'));
    const counts = Array.from({ length: 48 }, (_, index) => ({
      good: index >= 12 && index < 18 ? 900 : 1000,
      total: 1000,
    }));
    const items = samples(counts);
    await tandem.post(`/slos/${slo.id}/samples`, { items }).expect(201);
    const same = await preview(sloDocument('known'));
    const { body } = await tandem.get(`/slos/${slo.id}`);
    expect(same.status).toEqual({
      ...body.status,
      warnings: expect.any(Array),
    });
    const page = same.alerts.find(alert => alert.long === '1h');
    expect(page).toMatchObject({
      severity: 'page',
      startedAt: items[14].start,
    });
    expect(Date.parse(page!.endedAt!)).toBe(
      Date.parse(items[18].start) + 300_000,
    );

    const easier = await preview(sloDocument('known', { target: 0.9 }));
    expect(easier.status).toMatchObject({ target: 0.9, total: 48_000 });
    expect(easier.status.budget?.consumed).toBeCloseTo(600 / 4800, 12);
    expect(easier.alerts).toEqual([]);
    const after = await tandem.get(`/slos/${slo.id}`);
    expect(after.body).toEqual(body);
  });

  it('tells older alerts by the hour, and only those over hours', async () => {
    const slo = await createSlo(tandem, sloDocument('long'));
    const end = Math.floor((Date.now() - 10 * 24 * HOUR) / HOUR) * HOUR;
    const items = Array.from({ length: 48 }, (_, index) => ({
      start: new Date(end + index * HOUR).toISOString(),
      good: index < 6 ? 500 : 1000,
      total: 1000,
    }));
    await tandem
      .post(`/slos/${slo.id}/samples?resolution=1h`, { items })
      .expect(201);
    const { alerts, status } = await preview(sloDocument('long'));
    expect(alerts.map(({ long }) => long).sort()).toEqual(['1d', '3d']);
    for (const { startedAt } of alerts) {
      expect(startedAt).toBe(items[1].start);
    }
    expect(status.warnings.join()).toMatch(/by the hour/);
  });

  it('is without data where no such SLO has any, or another query is asked', async () => {
    for (const document of [
      sloDocument('unheard-of'),
      sloDocument('known', { counter: false }),
    ]) {
      const { status, alerts } = await preview(document);
      expect(status).toMatchObject({ state: 'no-data', total: null });
      expect(alerts).toEqual([]);
    }
  });

  it('refuses what could not be saved', async () => {
    for (const [body, message] of [
      [{ document: {}, entityRef: ENTITY }, /document\.apiVersion/],
      [
        { document: sloDocument('x', { target: 99.9 }), entityRef: ENTITY },
        /0\.999/,
      ],
      [{ document: sloDocument('x') }, /entityRef/],
      [{ document: sloDocument('x'), entityRef: 'search' }, /entityRef/],
    ] as const) {
      const answer = await tandem.post('/slos/preview', body).expect(400);
      expect(answer.body.error.message).toMatch(message);
    }
  });
});
