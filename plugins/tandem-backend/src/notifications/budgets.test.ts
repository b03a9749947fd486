import { component, group, user } from '../__testUtils__/entities';
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
import { assign } from '../liaison/__testUtils__/assignments';
import { Inbox } from './__testUtils__/Inbox';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const HOUR = 12 * SLOT;

describe.each(ids)('people hear of error budgets on %p', id => {
  const inbox = new Inbox();
  let tandem: RunningTandem;

  beforeAll(async () => {
    const entities = [
      group('company'),
      group('red', 'company'),
      component('search', { owner: 'red' }),
      component('lost'),
      user('ana', { memberOf: ['red'] }),
      user('boss', { memberOf: ['company'] }),
      user('dana'),
      user('gone', { memberOf: ['red'] }),
    ];
    tandem = await startTandem(databases, id, entities, {}, [inbox.factory()]);
    await assign(tandem);
    tandem.catalog.entities = entities.slice(0, -1);
    await tandem.run('catalog-projection');
    await tandem.knex('notices').delete();
  });
  afterAll(() => tandem.stop());

  async function told() {
    await tandem.run('notices');
    return inbox.read();
  }

  /** Three days of 1,000 events a slot, without a miss, until an hour ago. */
  async function published(name: string, service = 'search') {
    const slo = await createSlo(tandem, sloDocument(name, { service }));
    const good = Array(864).fill({ good: 1000, total: 1000 });
    await post(slo.id, samples(good, lastSlotEnd() - HOUR));
    return slo.id;
  }

  async function post(sloId: string, items: object[]) {
    const { status } = await tandem.post(`/slos/${sloId}/samples`, { items });
    expect(status).toBeLessThan(300);
  }

  function missing(missed: number, end?: number) {
    const slot = { good: 1000 - missed, total: 1000 };
    return samples(Array(12).fill(slot), end);
  }

  it('owners and who helps them: when it burns, when it is spent, and when all is well again', async () => {
    const sloId = await published('answers');
    expect(await told()).toEqual([]);
    await post(sloId, missing(20));
    const to = ['ana', 'dana'];
    expect(await told()).toEqual([
      { title: 'search spends its budget 20\u00a0× too fast', to },
    ]);
    await post(sloId, missing(21));
    expect(await told()).toEqual([]);
    await post(sloId, missing(100));
    expect(await told()).toEqual([
      { title: 'search has spent its error budget', to },
    ]);
    await post(sloId, missing(0));
    expect(await told()).toEqual([{ title: 'search is healthy again', to }]);
    // To and fro at the edge tells nobody anything.
    for (const missed of [20, 0, 100, 0]) await post(sloId, missing(missed));
    expect(await told()).toEqual([]);
  });

  it('nobody of history, drafts, archived ones and services without people', async () => {
    const sloId = await published('history');
    const twoHoursAgo = lastSlotEnd() - 2 * HOUR;
    await post(sloId, missing(999, twoHoursAgo));
    const draft = await tandem
      .post('/slos', { document: sloDocument('draft') })
      .expect(201);
    await post(draft.body.id, missing(999));
    expect(await told()).toEqual([]);
    await post(await published('nobody', 'lost'), missing(20));
    expect(await told()).toEqual([]);
    expect(await tandem.knex('notices').orderBy('id', 'desc').first()).toEqual(
      expect.objectContaining({ kind: 'burning', outcome: 'nobody' }),
    );
    // Once it is news, it is told, although it has been so for hours.
    await post(sloId, missing(0));
    expect(await told()).toMatchObject([
      { title: 'search has spent its error budget' },
    ]);
  });
});
