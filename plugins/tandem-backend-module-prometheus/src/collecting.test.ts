import { TestDatabases } from '@backstage/backend-test-utils';
import {
  SLOT_MILLIS,
  slotStart,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import {
  hasPrometheus,
  RunningPrometheus,
} from './__testUtils__/RunningPrometheus';
import { shopMetrics, truth } from './__testUtils__/shopTraffic';
import {
  answers,
  metric,
  sloDocument,
  toFile,
} from './__testUtils__/sloDocuments';
import {
  startTandem,
  type Database,
  type MeasuringTandem,
} from './__testUtils__/startTandem';

jest.setTimeout(120_000);
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const describeWithPrometheus = hasPrometheus() ? describe : describe.skip;

const MINUTE = 60_000;
const HOUR = SLOT_MILLIS['1h'];
const DAY = SLOT_MILLIS['1d'];
const SCALE = 1_000_000;

describeWithPrometheus.each(databases.eachSupportedId())(
  'SLOs that a real Prometheus measures on %p',
  id => {
    /** Half past an hour, some hours ago: all of a day can still happen after it. */
    const start = slotStart(Date.now(), '1d') - DAY + 9 * HOUR + 31 * MINUTE;
    const firstSample = slotStart(start, '1d') - 8 * DAY;
    let prometheus: RunningPrometheus;
    let knex: Database;
    let tandem: MeasuringTandem;
    let now: number;

    beforeAll(async () => {
      prometheus = await RunningPrometheus.start(
        shopMetrics(firstSample, start + 5 * HOUR),
      );
    });
    afterAll(() => prometheus.stop());
    beforeEach(async () => {
      now = start;
      jest.spyOn(Date, 'now').mockImplementation(() => now);
      knex = await databases.init(id);
      tandem = await startTandem(knex, [
        { name: 'main', url: prometheus.url, timeout: '25s' },
      ]);
    });
    afterEach(async () => {
      await tandem.stop();
      jest.restoreAllMocks();
    });

    async function create(document: object): Promise<string> {
      const body = { document, state: 'published' };
      const answer = await tandem.request('POST', '/slos', body);
      expect(answer.body).toMatchObject({ id: expect.any(String) });
      return answer.body.id;
    }

    /** Stored slots of an SLO, by their starts. */
    async function slotsOf(sloId: string, resolution: '5m' | '1h' | '1d') {
      const rows = await knex('slo_slots as t')
        .join('slo_series as s', 's.id', 't.series_id')
        .where({
          slo_id: sloId,
          resolution: SLOT_MILLIS[resolution] / 1000,
        })
        .orderBy('start')
        .select('start', 'good', 'total');
      return rows.map(row => ({
        start: Number(row.start),
        requests: Number(row.total) / SCALE,
        errors: (Number(row.total) - Number(row.good)) / SCALE,
      }));
    }

    function expectTruth(
      slots: { start: number; requests: number; errors: number }[],
      length: number,
    ) {
      for (const { start: from, ...slot } of slots) {
        expect({ from, ...slot }).toEqual({
          from,
          ...truth(from, from + length),
        });
      }
    }

    it('are filled in over their window, as every slot was', async () => {
      const sloId = await create(sloDocument('answers', answers()));
      await tandem.collect();
      const end = slotStart(now - 2 * MINUTE, '5m');
      const { status } = await tandem.slo(sloId);
      const edge = slotStart(end - 7 * DAY, '1h');
      const expected = truth(edge, end);
      expect(status).toMatchObject({
        state: 'healthy',
        asOf: new Date(end).toISOString(),
        total: expected.requests,
        good: expected.requests - expected.errors,
        window: { coverage: 1 },
      });
      const fine = await slotsOf(sloId, '5m');
      expect(fine[fine.length - 1].start).toBe(end - SLOT_MILLIS['5m']);
      expect(fine[0].start).toBe(slotStart(now - 4 * DAY, '1h'));
      expectTruth(fine, SLOT_MILLIS['5m']);
      const hours = await slotsOf(sloId, '1h');
      expect(hours[0].start).toBe(slotStart(now - 7 * DAY, '1h'));
      expectTruth(hours.slice(0, -1), HOUR);
      expectTruth((await slotsOf(sloId, '1d')).slice(1, -1), DAY);
      const { body } = await tandem.request('GET', `/slos/${sloId}/series`);
      const last = body.points[body.points.length - 1];
      expect(last.remainingRatio).toBe(status.budget?.remainingRatio);
    });

    it('go on with the next slot, and ask nothing twice in between', async () => {
      const sloId = await create(sloDocument('answers', answers()));
      await tandem.collect();
      const before = await tandem.slo(sloId);
      await prometheus.pause();
      await tandem.collect();
      expect(await tandem.slo(sloId)).toEqual(before);
      await prometheus.resume();
      now += 5 * MINUTE;
      await tandem.collect();
      const after = await tandem.slo(sloId);
      expect(Date.parse(after.status.asOf!)).toBe(
        Date.parse(before.status.asOf!) + 5 * MINUTE,
      );
      expectTruth(await slotsOf(sloId, '5m'), SLOT_MILLIS['5m']);
    });

    it('tell that their source is down, then recover and fill in what was missed', async () => {
      const sloId = await create(sloDocument('answers', answers()));
      await tandem.collect();
      await prometheus.pause();
      now += 5 * MINUTE;
      await tandem.collect();
      expect((await tandem.slo(sloId)).status.state).toBe('healthy');
      now += MINUTE;
      await tandem.collect();
      const failed = await tandem.slo(sloId);
      expect(failed.status).toMatchObject({
        state: 'error',
        reason: 'main could not be reached (ECONNREFUSED)',
        total: expect.any(Number),
      });
      now += 40 * MINUTE;
      await prometheus.resume();
      await tandem.collect();
      expect((await tandem.slo(sloId)).status).toMatchObject({
        state: 'healthy',
        asOf: new Date(slotStart(now - 2 * MINUTE, '5m')).toISOString(),
        window: { coverage: 1 },
      });
      expectTruth(await slotsOf(sloId, '5m'), SLOT_MILLIS['5m']);
      expectTruth((await slotsOf(sloId, '1h')).slice(0, -1), HOUR);
    });

    it('show the words of Prometheus for a query it does not understand, beside others that are measured', async () => {
      const wrong = answers();
      wrong.ratioMetric.total = metric(
        'sum(increase(shop_requests_total[$window]) oops)',
      );
      const broken = await create(sloDocument('broken', wrong));
      const sound = await create(sloDocument('answers', answers()));
      await tandem.collect();
      const { status } = await tandem.slo(broken);
      expect(status.state).toBe('error');
      expect(status.reason).toMatch(
        /^main answers: bad_data: .*parse error: unexpected identifier "oops"/,
      );
      expect((await tandem.slo(sound)).status.state).toBe('healthy');
    });

    it('are measured by 101 in a few questions, each as if it were alone', async () => {
      const documents = Array.from({ length: 101 }, (_, index) =>
        sloDocument(
          `answers-${index}`,
          index % 20 > 0
            ? {
                ratioMetric: {
                  counter: true,
                  good: metric('nothing_total'),
                  total: metric('nothing_total'),
                },
              }
            : answers(),
          { duration: '1d' },
        ),
      );
      const imported = await tandem.request(
        'POST',
        '/slos/import',
        toFile(documents),
      );
      expect(imported.status).toBe(201);
      const asked = jest.spyOn(globalThis, 'fetch');
      await tandem.collect();
      const questions = asked.mock.calls.filter(([url]) =>
        String(url).startsWith(prometheus.url),
      );
      // Two pieces of slots, the hours and the days, in batches of 50.
      expect(questions).toHaveLength(4 * 3);
      const { body } = await tandem.request('GET', '/slos?limit=500');
      const states = body.items.map((slo: Slo) => [slo.name, slo.status.state]);
      expect(states).toHaveLength(101);
      for (const [name, state] of states) {
        expect([name, state]).toEqual([
          name,
          /-(20|40|60|80|100|0)$/.test(name) ? 'healthy' : 'no-data',
        ]);
      }
    });

    it('are asked for once by two replicas at once', async () => {
      await create(sloDocument('answers', answers()));
      const other = await startTandem(knex, [
        { name: 'main', url: prometheus.url },
      ]);
      const asked = jest.spyOn(globalThis, 'fetch');
      await Promise.all([tandem.collect(), other.collect()]);
      const questions = asked.mock.calls
        .filter(([url]) => String(url).startsWith(prometheus.url))
        .map(([, init]) => String(init?.body));
      expect(new Set(questions).size).toBe(questions.length);
      const [{ id: sloId }] = await knex('slos').select('id');
      expectTruth(await slotsOf(sloId, '5m'), SLOT_MILLIS['5m']);
      await other.stop();
    });

    it('count the minutes in which a value keeps to its threshold', async () => {
      const sloId = await create(
        sloDocument(
          'latency',
          { thresholdMetric: metric('shop_latency_seconds{job="shop"}') },
          { objective: { op: 'lte', value: 0.3, target: 0.8 } },
        ),
      );
      await tandem.collect();
      const { status } = await tandem.slo(sloId);
      expect(status).toMatchObject({ state: 'healthy' });
      expect(status.sli).toBeCloseTo(0.9, 3);
      const slots = await slotsOf(sloId, '5m');
      expect(new Set(slots.map(slot => slot.requests))).toEqual(new Set([5]));
      const hours = await slotsOf(sloId, '1h');
      for (const hour of hours.slice(0, -1)) {
        expect(hour).toMatchObject({ requests: 60, errors: 6 });
      }
    });

    it('may write rate() and Sloth’s window, and mean the same events', async () => {
      const written = {
        ratioMetric: {
          counter: true,
          good: metric(
            'sum(rate(shop_requests_total{job="shop",code!~"5.."}[{{.window}}]))',
          ),
          total: metric(
            'sum(rate(shop_requests_total{job="shop"}[{{.window}}]))',
          ),
        },
      };
      const sloId = await create(sloDocument('written', written));
      await tandem.collect();
      for (const { start: from, ...slot } of await slotsOf(sloId, '5m')) {
        const { requests, errors } = truth(from, from + 5 * MINUTE);
        expect(slot.requests).toBeCloseTo(requests, 4);
        expect(slot.errors).toBeCloseTo(errors, 4);
      }
    });

    it('are refused when saved, and warned of when imported, where they name what is not there', async () => {
      const elsewhere = answers();
      elsewhere.ratioMetric.bad = metric('up', { metricSourceRef: 'other' });
      elsewhere.ratioMetric.total = metric('up', { metricSourceRef: 'other' });
      const document = sloDocument('elsewhere', elsewhere);
      const refused = await tandem.request('POST', '/slos', { document });
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toBe(
        'document.spec.indicator.spec.ratioMetric.bad.metricSource.metricSourceRef: there is no Prometheus source named other; configured are: main',
      );
      const fixed = answers();
      fixed.ratioMetric.total = metric('rate(shop_requests_total[5m])');
      const yaml = toFile([sloDocument('fixed', fixed)]);
      const imported = await tandem.request('POST', '/slos/import', yaml);
      const [result] = imported.body.results;
      expect(result).toMatchObject({
        status: 'created',
        errors: [],
        warnings: [
          {
            path: 'spec.indicator.spec.ratioMetric.total.metricSource.spec.query',
            message: expect.stringMatching(/hold the window/),
          },
        ],
      });
      await tandem.collect();
      expect((await tandem.slo(result.id)).status).toMatchObject({
        state: 'error',
        reason: expect.stringMatching(/total.*hold the window/),
      });
    });
  },
);
