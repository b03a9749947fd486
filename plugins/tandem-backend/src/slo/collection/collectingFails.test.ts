import { SLOT_MILLIS } from '@tandem/backstage-plugin-tandem-common';
import type { SliAnswer } from '@tandem/backstage-plugin-tandem-node';
import { component } from '../../__testUtils__/entities';
import {
  startTandem,
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../../__testUtils__/startTandem';
import {
  create,
  measured,
  slotsOf,
  statusOf,
} from './__testUtils__/measuredSlos';
import { ScriptedSource } from './__testUtils__/ScriptedSource';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const MINUTE = 60_000;
const SLOT = SLOT_MILLIS['5m'];
const START = Date.parse('2026-03-20T09:31:10Z');

describe.each(ids)('collecting that fails on %p', id => {
  let tandem: RunningTandem;
  let source: ScriptedSource;
  let now: number;

  beforeEach(async () => {
    now = START;
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    source = new ScriptedSource();
    tandem = await startTandem(databases, id, [component('search')], {}, [
      source.module(),
    ]);
  });
  afterEach(async () => {
    await tandem.stop();
    jest.restoreAllMocks();
  });

  const collect = () => tandem.run('slo-collection');

  it('shows counts that cannot be, and does not make them fit', async () => {
    const sloId = await create(tandem, 'answers');
    source.counts = () => ({ good: 3, total: 2 });
    await collect();
    expect(await statusOf(tandem, sloId)).toMatchObject({
      state: 'error',
      reason: expect.stringMatching(/which cannot be/),
    });
    source.counts = () => ({ good: 1e15, total: 1e15 });
    now += SLOT;
    await collect();
    expect((await statusOf(tandem, sloId)).reason).toMatch(/more than can be/);
  });

  it('keeps neither slots nor cursor where the status cannot be kept', async () => {
    const sloId = await create(tandem, 'answers');
    await tandem.knex.schema.renameTable('slo_alerts', 'elsewhere');
    await collect();
    expect((await slotsOf(tandem, sloId, SLOT)).size).toBe(0);
    await tandem.knex.schema.renameTable('elsewhere', 'slo_alerts');
    now += 3 * MINUTE;
    await collect();
    expect(await statusOf(tandem, sloId)).toMatchObject({
      state: 'healthy',
      total: 24 * 120,
    });
  });

  it('goes on where a replica died, whose late answer counts for nothing', async () => {
    const sloId = await create(tandem, 'answers');
    let wake: (answers: SliAnswer[]) => void = () => {};
    const asked = new Promise<void>(resolve => {
      source.answer = () => {
        resolve();
        return new Promise(answer => (wake = answer));
      };
    });
    const stuck = collect();
    await asked;
    source.answer = undefined;
    const other = await startTandemOn(tandem.knex, [component('search')], {}, [
      source.module(),
    ]);
    const before = source.requests.length;
    await other.run('slo-collection');
    expect(source.requests).toHaveLength(before);
    now += 3 * MINUTE;
    await other.run('slo-collection');
    expect(await statusOf(tandem, sloId)).toMatchObject({ total: 24 * 120 });
    const [request] = source.requests;
    const counts = [{ start: request.slots.from, good: 0, total: 1e6 }];
    const answer = { counts, isComplete: true, warnings: [] };
    wake(request.queries.map(query => ({ id: query.id, ...answer })));
    await stuck;
    const slots = await slotsOf(tandem, sloId, SLOT);
    expect(slots.get(request.slots.from)).toEqual([10, 10]);
    await other.stop();
  });

  it('asks a silent source once a run, shows what it says, and measures the others', async () => {
    const silent = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        create(tandem, `silent-${index}`, { from: 'two' }),
      ),
    );
    const sound = await create(tandem, 'answers');
    source.answer = async request => {
      if (request.source === 'two') throw new Error('two sleeps');
      return source.speak(request);
    };
    for (let run = 0; run < 2; run += 1) {
      await collect();
      now += MINUTE;
    }
    const questions = source.requests.filter(each => each.source === 'two');
    expect(questions).toHaveLength(2);
    expect((await statusOf(tandem, sound)).state).toBe('healthy');
    for (const sloId of silent) {
      expect(await statusOf(tandem, sloId)).toMatchObject({
        state: 'error',
        reason: 'two sleeps',
      });
    }
  });

  describe('where one query is too slow', () => {
    const tooSlow = { message: 'one is too slow', isRetryable: true };
    let slow: Set<string>;
    let waited: number;

    beforeEach(() => {
      slow = new Set();
      waited = 0;
      const clock = performance.now.bind(performance);
      jest.spyOn(performance, 'now').mockImplementation(() => clock() + waited);
      source.answer = async request => {
        const { queries } = request;
        if (!queries.some(query => slow.has(query.id))) {
          return source.speak(request);
        }
        waited += 12_000;
        return queries.map(query => ({ id: query.id, error: tooSlow }));
      };
    });

    const some = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          create(tandem, `answers-${index}`),
        ),
      );
    const sizes = () => source.requests.map(({ queries }) => queries.length);

    it('that keeps the others from an answer once, and no longer', async () => {
      const [bad, ...others] = await some(20);
      slow.add(bad);
      await collect();
      now += MINUTE;
      await collect();
      expect(await statusOf(tandem, bad)).toMatchObject({
        state: 'error',
        reason: tooSlow.message,
      });
      for (const sloId of others) {
        expect((await statusOf(tandem, sloId)).state).toBe('healthy');
      }
      source.requests.length = 0;
      now += SLOT;
      await collect();
      expect(sizes()).toContain(19);
      expect(
        source.requests
          .filter(({ queries }) => queries.some(({ id: each }) => each === bad))
          .every(({ queries }) => queries.length === 1),
      ).toBe(true);
      slow.clear();
      now += 10 * MINUTE;
      await collect();
      expect((await statusOf(tandem, bad)).state).toBe('healthy');
    });

    it('and there are many, they do not take all the time, and each has its turn', async () => {
      const [sound, ...bad] = await some(6);
      bad.forEach(sloId => slow.add(sloId));
      for (let run = 0; run < 7; run += 1) {
        waited = 0;
        await collect();
        expect(waited).toBeLessThanOrEqual(24_000);
        now += MINUTE;
      }
      expect((await statusOf(tandem, sound)).state).toBe('healthy');
      for (const sloId of bad) {
        expect((await statusOf(tandem, sloId)).state).toBe('error');
      }
    });

    it('and it was an outage, that is over in few questions', async () => {
      const all = await some(58);
      const { answer } = source;
      source.answer = async () => {
        throw new Error('one sleeps');
      };
      await collect();
      source.answer = answer;
      source.requests.length = 0;
      now += MINUTE;
      await collect();
      for (const sloId of all) {
        expect((await statusOf(tandem, sloId)).state).toBe('healthy');
      }
      expect(sizes().filter(size => size === 1)).toHaveLength(50);
      expect(sizes().length).toBeLessThan(70);
    });
  });

  it('begins with new SLOs while there is more to ask for than a run can', async () => {
    const sloId = await create(tandem, 'answers');
    await collect();
    const other = await create(tandem, 'new');
    now += SLOT;
    source.answer = async request => {
      // All the time of the run.
      now += MINUTE;
      return source.speak(request);
    };
    await collect();
    const series = await tandem
      .knex('slo_collection as c')
      .join('slos as s', 's.series_id', 'c.series_id')
      .orderBy('s.id')
      .pluck('s.id');
    expect(series.map(String)).toEqual([sloId, other]);
  });

  it('keeps what a source says of one SLO until that is measured, also when it is edited', async () => {
    const sloId = await create(tandem, 'answers');
    source.answer = async ({ queries }) =>
      queries.map(query => ({
        id: query.id,
        error: { message: 'no such metric', isRetryable: false },
      }));
    await collect();
    const failed = { state: 'error', reason: 'no such metric' };
    expect(await statusOf(tandem, sloId)).toMatchObject(failed);
    const document = measured('answers');
    (document.spec as { objectives: object[] }).objectives = [{ target: 0.9 }];
    await tandem
      .put(`/slos/${sloId}`, { document, state: 'published', version: 1 })
      .expect(200);
    expect(await statusOf(tandem, sloId)).toMatchObject({
      ...failed,
      target: 0.9,
    });
    source.answer = undefined;
    now += MINUTE;
    await collect();
    expect((await statusOf(tandem, sloId)).state).toBe('healthy');
  });

  it('says which module an SLO lacks', async () => {
    const prometheus = await create(tandem, 'asked', { type: 'Prometheus' });
    const other = await create(tandem, 'asked-elsewhere', { type: 'Datadog' });
    await collect();
    expect(await statusOf(tandem, prometheus)).toMatchObject({
      state: 'error',
      reason: expect.stringMatching(
        /install @tandem\/backstage-plugin-tandem-backend-module-prometheus/,
      ),
    });
    expect((await statusOf(tandem, other)).reason).toMatch(
      /datadog.*install a module/,
    );
  });
});
