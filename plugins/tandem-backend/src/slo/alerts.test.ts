import type { SampleInput } from '@tandem/backstage-plugin-tandem-common';
import { component } from '../__testUtils__/entities';
import { createSlo, samples, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

describe.each(ids)('the alerts of an SLO on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [component('search')]);
  });
  afterAll(() => tandem.stop());

  async function push(sloId: string, items: SampleInput[]) {
    await tandem.post(`/slos/${sloId}/samples`, { items });
  }
  async function alertsOf(sloId: string) {
    const rows = await tandem
      .knex('slo_alerts')
      .where('slo_id', sloId)
      .orderBy(['started_at', 'objective', 'long_window']);
    return rows.map(row => [
      row.objective,
      row.long_window,
      Number(row.started_at),
      row.ended_at === null ? null : Number(row.ended_at),
    ]);
  }

  it('are the same whether samples come at once, one by one, late or corrected', async () => {
    // Two hours missed, with a pause of three hours after them, and again.
    const items = samples(
      Array.from({ length: 144 }, (_, index) => ({
        good: index % 72 < 24 ? 50 : 100,
        total: 100,
      })),
    ).filter((_, index) => index % 72 < 24 || index % 72 > 60);
    const spec = {
      objectives: [
        { displayName: 'Easy', target: 0.9 },
        { displayName: 'Hard', target: 0.999 },
      ],
    };
    const newSlo = (name: string) =>
      createSlo(tandem, sloDocument(name, { spec }));
    const atOnce = await newSlo('at-once');
    await push(atOnce.id, items);
    const expected = await alertsOf(atOnce.id);
    expect(new Set(expected.map(([objective]) => objective))).toEqual(
      new Set([0, 1]),
    );
    expect(expected.some(([, , , endedAt]) => endedAt !== null)).toBe(true);

    const oneByOne = await newSlo('one-by-one');
    for (const item of items) await push(oneByOne.id, [item]);
    expect(await alertsOf(oneByOne.id)).toEqual(expected);

    const late = await newSlo('late');
    for (let start = 40; start >= 0; start -= 8) {
      await push(
        late.id,
        items.slice(start, start === 40 ? undefined : start + 8),
      );
    }
    expect(await alertsOf(late.id)).toEqual(expected);

    const corrected = await newSlo('corrected');
    await push(
      corrected.id,
      items.map((item, index) => (index % 3 ? item : { ...item, good: 0 })),
    );
    expect(await alertsOf(corrected.id)).not.toEqual(expected);
    await push(corrected.id, items);
    expect(await alertsOf(corrected.id)).toEqual(expected);
  });

  it('end when the objective they belong to is gone, or nothing is known of it any more', async () => {
    const items = samples([{ good: 0, total: 100 }]);
    const slo = await createSlo(tandem, sloDocument('gone'));
    await push(slo.id, items);
    const end = Date.parse(items[0].start) + 300_000;
    expect(await alertsOf(slo.id)).toEqual([
      [0, '1d', end, null],
      [0, '1h', end, null],
      [0, '3d', end, null],
      [0, '6h', end, null],
    ]);
    const put = (document: object, version: number) =>
      tandem
        .put(`/slos/${slo.id}`, { document, state: 'published', version })
        .expect(200);
    await put(sloDocument('gone', { duration: '7d' }), 1);
    expect(await alertsOf(slo.id)).toHaveLength(4);
    await put(sloDocument('gone', { duration: '2h' }), 2);
    expect((await alertsOf(slo.id)).filter(row => row[3] === null)).toEqual([
      [0, '1h', end, null],
    ]);
    await put(sloDocument('gone', { counter: false }), 3);
    const endings = (await alertsOf(slo.id)).map(row => row[3]);
    expect(endings).not.toContain(null);
  });
});
