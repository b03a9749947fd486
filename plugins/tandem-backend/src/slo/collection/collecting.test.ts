import { SLOT_MILLIS } from '@tandem/backstage-plugin-tandem-common';
import { component } from '../../__testUtils__/entities';
import { createSlo, sloDocument } from '../../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../../__testUtils__/startTandem';
import {
  create,
  measured,
  slotsOf,
  statusOf,
} from './__testUtils__/measuredSlos';
import { evenly, ScriptedSource } from './__testUtils__/ScriptedSource';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const MINUTE = 60_000;
const { '5m': SLOT, '1h': HOUR } = SLOT_MILLIS;
const START = Date.parse('2026-03-20T09:31:10Z');

describe.each(ids)('collecting on %p', id => {
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

  const hour = START - (START % HOUR) - HOUR;

  it('seals an hour with what the source says of the hour, which stays when its slots are summed', async () => {
    source.counts = (start, length) => {
      const { total } = evenly(start, length);
      return { good: total, total: length === SLOT ? total : total + 0.25 };
    };
    const sloId = await create(tandem, 'answers');
    await collect();
    const [, total] = (await slotsOf(tandem, sloId, HOUR)).get(hour)!;
    expect(total).toBe(120.25);
    expect((await slotsOf(tandem, sloId, HOUR)).get(hour + HOUR)).toEqual([
      50, 50,
    ]);
    for (let slot = 0; slot < 12; slot += 1) {
      now += SLOT;
      await collect();
    }
    const hours = await slotsOf(tandem, sloId, HOUR);
    expect(hours.get(hour)).toEqual([120, 120.25]);
    expect(hours.get(hour + HOUR)).toEqual([120, 120.25]);
    const status = await statusOf(tandem, sloId);
    expect(status.total).toBe(24 * 120);
  });

  it('rewrites slots of which more is known later, and never adds', async () => {
    const sloId = await create(tandem, 'answers');
    const end = START - (START % SLOT) - SLOT;
    source.counts = (start, length) =>
      start === end - SLOT ? { good: 1, total: 1 } : evenly(start, length);
    await collect();
    expect((await slotsOf(tandem, sloId, SLOT)).get(end - SLOT)).toEqual([
      1, 1,
    ]);
    source.counts = evenly;
    now += SLOT;
    await collect();
    expect((await slotsOf(tandem, sloId, SLOT)).get(end - SLOT)).toEqual([
      10, 10,
    ]);
    expect((await statusOf(tandem, sloId)).total).toBe(24 * 120);
  });

  it('asks again for an answer that is not complete, and believes it in the end', async () => {
    const sloId = await create(tandem, 'answers');
    const isAskedTo = async () => {
      const row = await tandem.knex('slo_collection').first('slots_to');
      return Number(row.slots_to);
    };
    await collect();
    const before = await isAskedTo();
    now += SLOT;
    source.warnings = ['a store did not answer'];
    source.counts = () => ({ good: 1, total: 1 });
    await collect();
    expect((await slotsOf(tandem, sloId, SLOT)).get(before)).toEqual([1, 1]);
    const asked = source.requests.length;
    await collect();
    expect(source.requests).toHaveLength(asked);
    expect(await isAskedTo()).toBe(before);
    now += MINUTE;
    source.warnings = [];
    source.counts = evenly;
    await collect();
    expect((await slotsOf(tandem, sloId, SLOT)).get(before)).toEqual([10, 10]);
    const recovered = await isAskedTo();
    expect(recovered).toBeGreaterThan(before);

    source.warnings = ['a store did not answer'];
    for (let minute = 0; minute < 20; minute += 1) {
      now += MINUTE;
      await collect();
    }
    expect(await isAskedTo()).toBe(recovered);
    for (let minute = 0; minute < 20; minute += 1) {
      now += MINUTE;
      await collect();
    }
    expect(await isAskedTo()).toBeGreaterThan(recovered);
  });

  it('leaves out what is no number, no slot of its own, or no data', async () => {
    const sloId = await create(tandem, 'answers');
    source.answer = async request => {
      const [{ id: query }] = request.queries;
      const { from } = request.slots;
      const counts = [
        { start: from, good: NaN, total: 10 },
        { start: from + SLOT, good: 10, total: Infinity },
        { start: from + SLOT + 1, good: 1, total: 1 },
        { start: from - SLOT, good: 1, total: 1 },
        { start: request.slots.to, good: 1, total: 1 },
      ];
      return [{ id: query, counts, isComplete: true, warnings: [] }];
    };
    await collect();
    expect((await slotsOf(tandem, sloId, SLOT)).size).toBe(0);
    expect((await statusOf(tandem, sloId)).state).toBe('no-data');
  });

  it('asks neither for archived SLOs nor for queries that were replaced', async () => {
    const sloId = await create(tandem, 'answers');
    await collect();
    const changed = measured('answers', { query: 'y' });
    await tandem
      .put(`/slos/${sloId}`, {
        document: changed,
        state: 'published',
        version: 1,
      })
      .expect(200);
    expect((await statusOf(tandem, sloId)).state).toBe('no-data');
    now += SLOT;
    source.requests.length = 0;
    await collect();
    const queries = source.requests.flatMap(request => request.queries);
    for (const { indicator } of queries) {
      expect(indicator).toMatchObject({ good: { spec: { query: 'ygood' } } });
    }
    expect((await statusOf(tandem, sloId)).total).toBe(24 * 120);
    await tandem.delete(`/slos/${sloId}?version=2`).expect(204);
    now += SLOT;
    source.requests.length = 0;
    await collect();
    expect(source.requests).toEqual([]);
  });

  it('leaves pushed counts alone', async () => {
    await createSlo(tandem, sloDocument('pushed'));
    await collect();
    expect(source.requests).toEqual([]);
    const [series] = await tandem.knex('slo_series').select('scale');
    expect(series.scale).toBe(1);
  });
});
