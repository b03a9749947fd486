import { TestDatabases } from '@backstage/backend-test-utils';
import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import { SlowPrometheus } from './__testUtils__/SlowPrometheus';
import { metric, sloDocument } from './__testUtils__/sloDocuments';
import { startTandem, type MeasuringTandem } from './__testUtils__/startTandem';

jest.setTimeout(120_000);
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const MINUTE = 60_000;
const COUNT = 20;

describe.each(databases.eachSupportedId())(
  'a query that never ends, on %p',
  id => {
    let prometheus: SlowPrometheus;
    let tandem: MeasuringTandem;
    let now: number;

    beforeEach(async () => {
      now = Date.parse('2026-03-20T09:31:10Z');
      jest.spyOn(Date, 'now').mockImplementation(() => now);
      prometheus = new SlowPrometheus();
      await prometheus.start();
      tandem = await startTandem(await databases.init(id), [
        { name: 'main', url: prometheus.url, timeout: '1s' },
      ]);
    });
    afterEach(async () => {
      await tandem.stop();
      await prometheus.stop();
      jest.restoreAllMocks();
    });

    async function create(name: string, query: string) {
      const ratioMetric = {
        counter: true,
        good: metric(`${query}_good`),
        total: metric(`${query}_total`),
      };
      const document = sloDocument(name, { ratioMetric }, { duration: '1d' });
      const body = { document, state: 'published' };
      await tandem.request('POST', '/slos', body);
    }

    async function states() {
      const { body } = await tandem.request('GET', '/slos?limit=500');
      return new Map(
        body.items.map((slo: Slo) => [slo.name, slo.status]),
      ) as Map<string, Slo['status']>;
    }

    it('keeps no other SLO of its source from being measured', async () => {
      for (let index = 0; index < COUNT; index += 1) {
        const query = index === 9 ? 'slow' : `events_${index}`;
        await create(`answers-${index}`, query);
      }
      await tandem.collect();
      now += MINUTE;
      await tandem.collect();
      const statuses = await states();
      expect(statuses.get('answers-9')).toMatchObject({
        state: 'error',
        reason:
          'main answers: timeout: query timed out in expression evaluation',
      });
      statuses.delete('answers-9');
      expect([...statuses.values()].map(({ state }) => state)).toEqual(
        Array(COUNT - 1).fill('healthy'),
      );

      prometheus.queries.length = 0;
      now += 5 * MINUTE;
      await tandem.collect();
      const together = prometheus.queries.filter(
        query => query.split(' or ').length > 2,
      );
      expect(together.some(query => query.includes('slow'))).toBe(false);
      expect(together.length).toBeLessThan(5);
    });
  },
);
