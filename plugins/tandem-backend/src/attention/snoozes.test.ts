import type {
  Attention,
  AttentionItem,
} from '@tandem/backstage-plugin-tandem-common';
import { DAY, HOUR } from '../__testUtils__/deliveries';
import { group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import {
  clearAssignments,
  proposal,
} from '../liaison/__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';

describe.each(ids)('snoozes of what needs a liaison on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      group('red'),
      group('blue'),
      user('dana'),
      user('omar'),
    ]);
  });
  afterEach(async () => {
    await clearAssignments(tandem);
    await tandem.knex('attention_snoozes').delete();
  });
  afterAll(() => tandem.stop());

  const attention = async (query = ''): Promise<Attention> => {
    const path = `/me/attention${query}`;
    return (await tandem.as(DANA).get(path).expect(200)).body;
  };
  const snooze = (itemIds: string[], until: number) =>
    tandem.as(DANA).post('/me/attention/snooze', {
      ids: itemIds,
      until: new Date(until).toISOString(),
    });

  it('what is snoozed is counted, and comes after the others where asked for', async () => {
    for (const scope of ['red', 'blue']) {
      await tandem
        .post('/assignments', proposal({ scopeRef: `group:default/${scope}` }))
        .expect(201);
    }
    const [newest, oldest] = (await attention()).items;
    expect(newest.since >= oldest.since).toBe(true);
    const until = Date.now() + HOUR;
    await snooze([newest.id, 'nobody knows this'], until).expect(204);
    expect(await attention()).toMatchObject({
      items: [{ id: oldest.id }],
      totalItems: 1,
      snoozed: 1,
    });
    const all = await attention('?snoozed=true');
    expect(all.items.map((item: AttentionItem) => item.id)).toEqual([
      oldest.id,
      newest.id,
    ]);
    expect(all.items[1].snoozedUntil).toBe(new Date(until).toISOString());
    await snooze([newest.id], until + HOUR).expect(204);
    const again = await attention('?snoozed=true');
    expect(again.items[1].snoozedUntil).toBe(
      new Date(until + HOUR).toISOString(),
    );
    await tandem
      .as(OMAR)
      .post('/me/attention/wake', { ids: [newest.id] })
      .expect(204);
    expect((await attention()).snoozed).toBe(1);
    await tandem
      .as(DANA)
      .post('/me/attention/wake', { ids: [newest.id] })
      .expect(204);
    expect(await attention()).toMatchObject({ totalItems: 2, snoozed: 0 });
  });

  it('snoozes that are over are shown again, and forgotten', async () => {
    await tandem.post('/assignments', proposal()).expect(201);
    const [item] = (await attention()).items;
    await snooze([item.id], Date.now() + HOUR).expect(204);
    await tandem.knex('attention_snoozes').update({ until: Date.now() - 1 });
    expect(await attention()).toMatchObject({ totalItems: 1, snoozed: 0 });
    await tandem.run('liaison-people');
    expect(await tandem.knex('attention_snoozes')).toEqual([]);
  });

  it('a snooze ends later than now, within 90 days', async () => {
    const refused = async (body: object) =>
      (await tandem.as(DANA).post('/me/attention/snooze', body).expect(400))
        .body.error.message;
    const message = 'until: must be later than now, at most 90 days';
    for (const millis of [-1000, 90 * DAY + HOUR]) {
      const until = new Date(Date.now() + millis).toISOString();
      expect(await refused({ ids: ['a'], until })).toBe(message);
    }
    const until = new Date(Date.now() + HOUR).toISOString();
    expect(await refused({ ids: [], until })).toMatch(/^ids: /);
    expect(await refused({ ids: [''], until })).toMatch(/^ids\[0\]: /);
    const long = 'a'.repeat(201);
    expect(await refused({ ids: [long], until })).toMatch(/^ids\[0\]: /);
  });
});
