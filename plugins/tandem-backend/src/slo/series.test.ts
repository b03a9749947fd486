import {
  slotStart,
  sloSeriesSchema,
  type SloMarker,
  type SloSeries,
} from '@tandem/backstage-plugin-tandem-common';
import { deployment, incident } from '../__testUtils__/deliveries';
import { component } from '../__testUtils__/entities';
import {
  createSlo,
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

const HOUR = 12 * SLOT;
const DAY = 24 * HOUR;
const iso = (instant: number) => new Date(instant).toISOString();

describe.each(ids)('the chart of an SLO on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      component('search'),
      component('payments'),
    ]);
  });
  afterAll(() => tandem.stop());

  async function seriesOf(sloId: string, query = ''): Promise<SloSeries> {
    const { body } = await tandem
      .get(`/slos/${sloId}/series${query}`)
      .expect(200);
    expect(sloSeriesSchema.parse(body)).toEqual(body);
    return body;
  }

  /** Hours of 100 days but the last 4, and slots of 5 minutes after them. */
  async function withHistory(sloId: string) {
    const end = lastSlotEnd();
    const hours = Array.from({ length: 95 * 24 }, (_, index) => ({
      start: iso(Math.floor(end / HOUR) * HOUR - 4 * DAY - (index + 1) * HOUR),
      good: 1000 - (index % 7),
      total: 1000,
    }));
    for (let start = 0; start < hours.length; start += 1000) {
      await tandem
        .post(`/slos/${sloId}/samples?resolution=1h`, {
          items: hours.slice(start, start + 1000),
        })
        .expect(201);
    }
    const counts = Array.from({ length: 1000 }, (_, index) => ({
      good: 100 - (index % 5 ? 0 : 1),
      total: 100,
    }));
    await tandem
      .post(`/slos/${sloId}/samples`, { items: samples(counts, end) })
      .expect(201);
  }

  it('ends with the figures of the status, for any window and any range', async () => {
    for (const duration of [
      '1h',
      '90m',
      '1d',
      '4d',
      '7d',
      '30d',
      '1M',
      '90d',
      '1Q',
      '1Y',
    ]) {
      const document = sloDocument(
        `window-${duration.toLowerCase()}${duration.charCodeAt(1)}`,
        { duration, target: 0.99 },
      );
      const slo = await createSlo(tandem, document);
      await withHistory(slo.id);
      const { body } = await tandem.get(`/slos/${slo.id}`);
      const { status } = body;
      for (const query of [
        '',
        `?from=${iso(lastSlotEnd() - 2 * HOUR)}`,
        `?from=${iso(lastSlotEnd() - 3 * DAY)}`,
        `?from=${iso(lastSlotEnd() - 20 * DAY)}&to=${iso(Date.now() + DAY)}`,
        `?from=${iso(lastSlotEnd() - 99 * DAY)}`,
        '?from=0001-01-01T00:00:00Z',
      ]) {
        const { points } = await seriesOf(slo.id, query);
        expect(points.length).toBeGreaterThan(0);
        expect(points.length).toBeLessThanOrEqual(1501);
        expect(points[points.length - 1].remainingRatio).toBe(
          status.budget.remainingRatio,
        );
      }
      const { step, points } = await seriesOf(slo.id);
      expect(Date.parse(points[0].start)).toBe(
        slotStart(Date.parse(status.window.start), step),
      );
    }
  });

  it('has steps of 5 minutes for 4 days, of hours for 62 days, then of days', async () => {
    const slo = await createSlo(tandem, sloDocument('steps'));
    await withHistory(slo.id);
    const now = Date.now();
    for (const [days, step] of [
      [3, '5m'],
      [5, '1h'],
      [60, '1h'],
      [64, '1d'],
    ] as const) {
      const series = await seriesOf(slo.id, `?from=${iso(now - days * DAY)}`);
      expect(series.step).toBe(step);
    }
    const { points } = await seriesOf(slo.id);
    const sum = (field: 'good' | 'total') =>
      points.reduce((total, point) => total + (point[field] ?? 0), 0);
    const { body } = await tandem.get(`/slos/${slo.id}`);
    expect([sum('good'), sum('total')]).toEqual([
      body.status.good,
      body.status.total,
    ]);
  });

  it('has gaps where there is no data, and none at all before the first', async () => {
    const slo = await createSlo(
      tandem,
      sloDocument('gaps', { duration: '1h' }),
    );
    expect((await seriesOf(slo.id)).points).toEqual([]);
    const end = lastSlotEnd();
    const items = [
      ...samples([{ good: 9, total: 10 }], end - 2 * SLOT),
      ...samples([{ good: 0, total: 0 }], end),
    ];
    await tandem.post(`/slos/${slo.id}/samples`, { items }).expect(201);
    const { points } = await seriesOf(slo.id);
    expect(points).toHaveLength(12);
    expect(points.slice(-4)).toMatchObject([
      { good: null, total: null, remainingRatio: null, burnRate: null },
      { good: 9, total: 10 },
      { good: null, total: null, remainingRatio: null, burnRate: null },
      { good: 0, total: 0 },
    ]);
  });

  it('marks revisions, alerts, deployments and incidents of the service', async () => {
    const slo = await createSlo(
      tandem,
      sloDocument('marked', { service: 'payments' }),
    );
    const counts = Array.from({ length: 24 }, (_, index) => ({
      good: index > 11 && index < 18 ? 0 : 1000,
      total: 1000,
    }));
    const items = samples(counts);
    await tandem.post(`/slos/${slo.id}/samples`, { items }).expect(201);
    const at = (index: number) => items[index].start;
    await tandem.post('/deployments', {
      items: [
        deployment({ finishedAt: at(12), version: '2.0', changes: [] }),
        deployment({
          finishedAt: at(18),
          version: '1.9',
          kind: 'rollback',
          changes: [],
        }),
        deployment({ finishedAt: at(13), environment: 'staging', changes: [] }),
      ],
    });
    await tandem.post(
      '/incidents',
      incident({ startedAt: at(13), resolvedAt: at(19) }),
    );
    const put = (document: object, state: string, version: number) =>
      tandem.put(`/slos/${slo.id}`, { document, state, version }).expect(200);
    await put(
      sloDocument('marked', { service: 'payments', target: 0.99 }),
      'published',
      1,
    );
    await put(
      sloDocument('marked', {
        service: 'payments',
        target: 0.99,
        metadata: { displayName: 'Another title' },
      }),
      'published',
      2,
    );
    const range = `?from=${at(0)}&to=${iso(Date.now() + 1000)}`;
    const { markers } = await seriesOf(slo.id, range);
    const of = (kind: SloMarker['kind']) =>
      markers.filter(marker => marker.kind === kind);
    expect(of('revision').map(({ title }) => title)).toEqual([
      'Created',
      expect.stringMatching(/^Target 99.%, was 99\.9.%$/u),
    ]);
    expect(of('deployment')).toMatchObject([
      { at: at(12), title: '2.0', failed: true, rollback: false },
      { at: at(18), title: '1.9', failed: false, rollback: true },
    ]);
    expect(of('incident')).toMatchObject([
      { at: at(13), title: 'Payments are slow', until: at(19) },
    ]);
    const [page] = of('alert');
    expect(page).toMatchObject({
      at: at(13),
      severity: 'page',
      title: expect.stringMatching(
        /^(14\.4\s× budget over 1 h and 5 min|6\s× budget over 6 h and 30 min)$/,
      ),
    });
    const instants = markers.map(marker => Date.parse(marker.at));
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    for (const refused of [
      `?from=${at(2)}&to=${at(1)}`,
      `?from=${iso(Date.now() + DAY)}`,
      '?from=yesterday',
      '?step=5m',
    ]) {
      await tandem.get(`/slos/${slo.id}/series${refused}`).expect(400);
    }
    await tandem.get('/slos/999/series').expect(404);
  });

  it('marks failed deployments and rollbacks first where there are too many', async () => {
    const before = await tandem.get(
      '/deployments?entityRef=component:default/search',
    );
    expect(before.body.items).toEqual([]);
    const slo = await createSlo(tandem, sloDocument('crowded'));
    const at = (index: number) => iso(Date.now() - DAY + index * 60_000);
    const items = Array.from({ length: 150 }, (_, index) =>
      deployment({
        entityRef: 'component:default/search',
        finishedAt: at(index),
        version: `${index}`,
        kind: index === 3 ? 'rollback' : 'planned',
        changes: [],
      }),
    );
    await tandem.post('/deployments', { items }).expect(201);
    const { markers } = await seriesOf(slo.id, `?from=${at(-1)}`);
    const titles = markers
      .filter(({ kind }) => kind === 'deployment')
      .map(({ title }) => title);
    expect(titles).toHaveLength(100);
    // The one before the rollback is what was taken back.
    expect(titles.slice(0, 2)).toEqual(['2', '3']);
    expect(titles[99]).toBe('149');
  });
});
