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

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const floor = (instant: number, length: number) =>
  Math.floor(instant / length) * length;
const iso = (instant: number) => new Date(instant).toISOString();

describe.each(ids)('samples on %p', id => {
  let tandem: RunningTandem;
  let named = 0;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [component('search')]);
  });
  afterAll(() => tandem.stop());

  async function newSlo(more: Parameters<typeof sloDocument>[1] = {}) {
    named += 1;
    return createSlo(tandem, sloDocument(`slo-${named}`, more));
  }

  async function totalsOf(sloId: string) {
    const { body } = await tandem.get(`/slos/${sloId}`);
    return [body.status.good, body.status.total];
  }

  /** Stored counts of a resolution in seconds, by start. */
  async function slotsOf(sloId: string, resolution: number) {
    const rows = await tandem
      .knex('slo_slots as t')
      .join('slo_series as s', 's.id', 't.series_id')
      .where({ slo_id: sloId, resolution })
      .orderBy('start')
      .select('start', 'good', 'total');
    return rows.map(row => [row.start, row.good, row.total].map(Number));
  }

  it('are refused one by one, with what is wrong and where', async () => {
    const slo = await newSlo();
    const [good] = samples([{ good: 10, total: 10 }]);
    const now = Date.now();
    const refused: [object, string | undefined, RegExp][] = [
      [{ ...good, good: 11 }, 'good', /not be more than total/],
      [{ ...good, good: -1 }, 'good', /negative/],
      [{ ...good, good: 0.5 }, 'good', /whole number/],
      [{ ...good, total: 1e300 }, 'total', /total/],
      [{ ...good, total: '10' }, 'total', /total/],
      [{ ...good, good: null }, 'good', /good/],
      [{ ...good, bad: 1 }, 'bad', /unknown field/],
      [{ ...good, start: 'yesterday' }, 'start', /ISO 8601/],
      [
        { ...good, start: iso(lastSlotEnd() - SLOT + 1000) },
        'start',
        /5 minutes/,
      ],
      [{ ...good, start: iso(lastSlotEnd() + SLOT) }, 'start', /not ended/],
      [{ ...good, start: iso(floor(now - 5 * DAY, SLOT)) }, 'start', /4 days/],
      [[], undefined, /object/],
    ];
    for (const [item, field, message] of refused) {
      const { body } = await tandem
        .post(`/slos/${slo.id}/samples`, { items: [item] })
        .expect(400);
      expect(body.error.message).toMatch(message);
      expect(body.results).toEqual([
        {
          index: 0,
          status: 'rejected',
          error: {
            message: expect.stringMatching(message),
            ...(field && { field }),
          },
        },
      ]);
    }
    const { body } = await tandem
      .post(`/slos/${slo.id}/samples`, {
        items: [refused[0][0], good, refused[1][0]],
      })
      .expect(201);
    expect(body.results.map((item: { status: string }) => item.status)).toEqual(
      ['rejected', 'created', 'rejected'],
    );
    expect(await totalsOf(slo.id)).toEqual([10, 10]);
  });

  it('of the same slot replace, never add', async () => {
    const slo = await newSlo();
    const path = `/slos/${slo.id}/samples`;
    const items = lastHour(6);
    await tandem.post(path, { items }).expect(201);
    const again = await tandem.post(path, { items }).expect(200);
    for (const { status } of again.body.results) {
      expect(status).toBe('unchanged');
    }
    expect(await totalsOf(slo.id)).toEqual([11_994, 12_000]);
    const changed = { ...items[0], good: 400, total: 500 };
    const { body } = await tandem.post(path, { items: [changed] }).expect(200);
    expect(body.results).toEqual([{ index: 0, status: 'updated' }]);
    expect(await totalsOf(slo.id)).toEqual([11_394, 11_500]);
  });

  it('twice in one batch count once: the last one stays', async () => {
    const slo = await newSlo();
    const [one, two] = [1, 2].map(good => samples([{ good, total: 3 }])[0]);
    const { body } = await tandem
      .post(`/slos/${slo.id}/samples`, { items: [one, one, two] })
      .expect(201);
    expect(body.results.map((item: { status: string }) => item.status)).toEqual(
      ['created', 'unchanged', 'updated'],
    );
    expect(await totalsOf(slo.id)).toEqual([2, 3]);
  });

  it('that come late and out of order add up to the same hours and days', async () => {
    const counts = Array.from({ length: 300 }, (_, index) => ({
      good: index,
      total: 2 * index + 1,
    }));
    const items = samples(counts);
    const [orderly, shuffled] = [await newSlo(), await newSlo()];
    await tandem.post(`/slos/${orderly.id}/samples`, { items }).expect(201);
    const order = items.map((_, index) => items[(index * 7) % items.length]);
    for (let start = 0; start < order.length; start += 60) {
      const part = order.slice(start, start + 60);
      await tandem
        .post(`/slos/${shuffled.id}/samples`, { items: part })
        .expect(201);
    }
    for (const length of [SLOT, HOUR, DAY]) {
      const expected = new Map<number, number[]>();
      for (const { start, good, total } of items) {
        const at = floor(Date.parse(start), length);
        const sum = expected.get(at) ?? [0, 0];
        expected.set(at, [sum[0] + good, sum[1] + total]);
      }
      const slots = [...expected].map(([at, sum]) => [at, ...sum]);
      expect(await slotsOf(orderly.id, length / 1000)).toEqual(slots);
      expect(await slotsOf(shuffled.id, length / 1000)).toEqual(slots);
    }
    const statusOf = async (sloId: string) =>
      (await tandem.get(`/slos/${sloId}`)).body.status;
    expect(await statusOf(shuffled.id)).toEqual(await statusOf(orderly.id));
  });

  it('of an hour fill in the history before the last 4 days, and nothing else', async () => {
    const slo = await newSlo();
    const path = `/slos/${slo.id}/samples?resolution=1h`;
    const hour = (age: number) => ({
      start: iso(floor(Date.now() - age, HOUR)),
      good: 90,
      total: 100,
    });
    for (const [item, message] of [
      [hour(3 * DAY), /last 4 days/],
      [hour(101 * DAY), /100 days/],
      [
        {
          ...hour(5 * DAY),
          start: iso(floor(Date.now() - 5 * DAY, HOUR) + SLOT),
        },
        /1 hour/,
      ],
    ] as const) {
      const { body } = await tandem.post(path, { items: [item] }).expect(400);
      expect(body.error.message).toMatch(message);
    }
    const items = Array.from({ length: 48 }, (_, index) =>
      hour(10 * DAY - index * HOUR),
    );
    await tandem.post(path, { items }).expect(201);
    await tandem.post(`/slos/${slo.id}/samples`, { items: lastHour(6) });
    expect(await totalsOf(slo.id)).toEqual([48 * 90 + 11_994, 16_800]);
    await tandem.post(path, { items }).expect(200);
    expect(await totalsOf(slo.id)).toEqual([48 * 90 + 11_994, 16_800]);
    await tandem.get(`/slos/${slo.id}`);
    await tandem
      .post(`/slos/${slo.id}/samples?resolution=1d`, { items })
      .expect(400);
  });

  it('of windows beyond 100 days are summed by days', async () => {
    const slo = await newSlo({ duration: '200d' });
    const path = `/slos/${slo.id}/samples?resolution=1h`;
    const items = Array.from({ length: 24 }, (_, index) => ({
      start: iso(floor(Date.now() - 90 * DAY, DAY) + index * HOUR),
      good: 90,
      total: 100,
    }));
    await tandem.post(path, { items }).expect(201);
    await tandem.post(`/slos/${slo.id}/samples`, { items: lastHour(6) });
    expect(await totalsOf(slo.id)).toEqual([2160 + 11_994, 14_400]);
  });

  it('are removed as they outlive their tier, by writes and by the task', async () => {
    const written = await newSlo();
    const silent = await newSlo();
    const now = Date.now();
    const ages = { 300: [3, 5], 3600: [99, 103], 86_400: [549, 553] };
    for (const slo of [written, silent]) {
      const { id: seriesId } = await tandem
        .knex('slo_series')
        .where('slo_id', slo.id)
        .first('id');
      for (const [resolution, days] of Object.entries(ages)) {
        await tandem.knex('slo_slots').insert(
          days.map(age => ({
            series_id: seriesId,
            resolution,
            start: floor(now - age * DAY, Number(resolution) * 1000),
            good: age,
            total: age,
          })),
        );
      }
    }
    const agesOf = async (sloId: string, resolution: number) =>
      (await slotsOf(sloId, resolution)).map(([, good]) => good);
    await tandem.post(`/slos/${written.id}/samples`, { items: lastHour(0) });
    expect(await agesOf(written.id, 86_400)).not.toContain(553);
    expect(await agesOf(silent.id, 86_400)).toEqual([553, 549]);
    await tandem.run('slo-stale');
    expect(await agesOf(silent.id, 300)).toEqual([3]);
    expect(await agesOf(silent.id, 3600)).toEqual([99]);
    expect(await agesOf(silent.id, 86_400)).toEqual([549]);
    expect(await agesOf(written.id, 300)).not.toContain(5);
    expect(await agesOf(written.id, 3600)).not.toContain(103);
  });

  it('are refused where the SLO is archived, not pushed to or not there', async () => {
    const archived = await newSlo();
    await tandem.delete(`/slos/${archived.id}?version=1`).expect(204);
    const items = lastHour(0);
    const { body } = await tandem
      .post(`/slos/${archived.id}/samples`, { items })
      .expect(409);
    expect(body.error.message).toMatch(/archived/);
    const metric = (query: string) => ({
      metricSource: { type: 'Prometheus', spec: { query } },
    });
    const polled = await createSlo(
      tandem,
      sloDocument('polled', {
        spec: {
          indicator: {
            metadata: { name: 'polled' },
            spec: {
              ratioMetric: {
                counter: true,
                good: metric('good'),
                total: metric('all'),
              },
            },
          },
        },
      }),
    );
    const refused = await tandem
      .post(`/slos/${polled.id}/samples`, { items })
      .expect(400);
    expect(refused.body.error.message).toMatch(/prometheus.*push/);
    for (const unknown of ['999', '0', '1e3', 'x', '99999999999999999999']) {
      await tandem.post(`/slos/${unknown}/samples`, { items }).expect(404);
    }
  });

  it('of many events stay exact', async () => {
    const slo = await newSlo({ target: 0.5 });
    const total = 1_000_000_000_000;
    const items = samples(
      Array.from({ length: 12 }, () => ({ good: total - 1, total })),
    );
    await tandem.post(`/slos/${slo.id}/samples`, { items }).expect(201);
    expect(await totalsOf(slo.id)).toEqual([12 * (total - 1), 12 * total]);
  });
});
