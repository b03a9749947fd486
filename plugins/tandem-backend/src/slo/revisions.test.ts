import { component } from '../__testUtils__/entities';
import {
  createSlo,
  lastHour,
  samples,
  sloDocument,
} from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

describe.each(ids)('a changed SLO on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      component('search'),
      component('payments'),
    ]);
  });
  afterAll(() => tandem.stop());

  const published = (document: object, version: number, reason?: string) => ({
    document,
    state: 'published',
    version,
    ...(reason && { reason }),
  });

  it('keeps each version with who, when and why; restoring one is a further version', async () => {
    const first = sloDocument('history');
    const second = sloDocument('history', { target: 0.99 });
    const alice = tandem.as('user:default/alice');
    const { body: created } = await alice
      .post('/slos', { document: first, state: 'draft', reason: 'a plan' })
      .expect(201);
    const path = `/slos/${created.id}`;
    await tandem
      .as('user:default/bob')
      .put(path, published(second, 1, 'agreed'))
      .expect(200);
    const { body: restored } = await alice
      .put(path, published(first, 2))
      .expect(200);
    expect(restored).toMatchObject({ version: 3, document: first });
    const { body } = await tandem.get(`${path}/revisions`).expect(200);
    expect(body.items).toMatchObject([
      { version: 3, by: 'user:default/alice', before: second, after: first },
      {
        version: 2,
        by: 'user:default/bob',
        reason: 'agreed',
        state: 'published',
        before: first,
        after: second,
      },
      {
        version: 1,
        by: 'user:default/alice',
        reason: 'a plan',
        state: 'draft',
        before: null,
        after: first,
      },
    ]);
    const page = await tandem.get(`${path}/revisions?limit=2`);
    expect(page.body.items).toEqual(body.items.slice(0, 2));
    const rest = await tandem.get(
      `${path}/revisions?limit=2&cursor=${page.body.nextCursor}`,
    );
    expect(rest.body).toEqual({ items: body.items.slice(2) });
  });

  it('stays as it is when it is saved without a difference', async () => {
    const document = sloDocument('same');
    const slo = await createSlo(tandem, document);
    const { body } = await tandem
      .put(`/slos/${slo.id}`, published(document, 1))
      .expect(200);
    expect(body.version).toBe(1);
    const archived = { document, state: 'archived', version: 1 };
    await tandem.put(`/slos/${slo.id}`, archived).expect(200);
    await tandem.delete(`/slos/${slo.id}?version=2`).expect(204);
    const { body: after } = await tandem.get(`/slos/${slo.id}`);
    expect(after).toMatchObject({ version: 2, state: 'archived' });
  });

  it('refuses a save that is based on another version, and says whose came first', async () => {
    const slo = await createSlo(tandem, sloDocument('contested'));
    const path = `/slos/${slo.id}`;
    const [one, two] = [0.9, 0.99].map(target =>
      sloDocument('contested', { target }),
    );
    await tandem
      .as('user:default/bob')
      .put(path, published(one, 1))
      .expect(200);
    for (const stale of [1, 3]) {
      const { body } = await tandem
        .put(path, published(two, stale))
        .expect(409);
      expect(body.error.message).toMatch(/user:default\/bob saved version 2/);
    }
    await tandem.delete(`${path}?version=1`).expect(409);
    await tandem.delete(path).expect(400);
    const { version, ...without } = published(two, 2);
    await tandem.put(path, without).expect(400);
    expect((await tandem.get(path)).body.document).toEqual(one);
  });

  it('keeps its service and its name', async () => {
    const slo = await createSlo(tandem, sloDocument('settled'));
    const other = sloDocument('settled', { service: 'payments' });
    for (const [document, field] of [
      [sloDocument('renamed'), 'document.metadata.name'],
      [other, 'document.spec.service'],
      [sloDocument('settled', { service: 'nowhere' }), 'document.spec.service'],
    ] as const) {
      const { body } = await tandem
        .put(`/slos/${slo.id}`, published(document, 1))
        .expect(400);
      expect(body.error.message).toContain(field);
    }
    const same = sloDocument('settled', {
      service: 'Component:default/Search',
    });
    await tandem.put(`/slos/${slo.id}`, published(same, 1)).expect(200);
  });

  it('counts the same events anew for another target and another window', async () => {
    const slo = await createSlo(tandem, sloDocument('retarget'));
    const path = `/slos/${slo.id}`;
    await tandem.post(`${path}/samples`, { items: lastHour(6) }).expect(201);
    const easier = sloDocument('retarget', { target: 0.99 });
    const { body } = await tandem.put(path, published(easier, 1)).expect(200);
    expect(body.status).toMatchObject({
      target: 0.99,
      total: 12_000,
      budget: { consumed: 0.05 },
    });
    const shorter = sloDocument('retarget', { target: 0.99, duration: '1h' });
    const { body: again } = await tandem.put(path, published(shorter, 2));
    const { start, end } = again.status.window;
    expect(Date.parse(end) - Date.parse(start)).toBe(3_600_000);
    expect(again.status.total).toBe(12_000);
  });

  it('starts a new series for another query, and takes the old one up again with the old query', async () => {
    const [old, other] = [true, false].map(counter =>
      sloDocument('requeried', { counter }),
    );
    const slo = await createSlo(tandem, old);
    const path = `/slos/${slo.id}`;
    const totalOf = async () => (await tandem.get(path)).body.status.total;
    await tandem.post(`${path}/samples`, { items: lastHour(6) });
    const { body } = await tandem.put(path, published(other, 1)).expect(200);
    expect(body.status).toMatchObject({ state: 'no-data', total: null });
    const few = samples([{ good: 5, total: 5 }]);
    await tandem.post(`${path}/samples`, { items: few }).expect(201);
    expect(await totalOf()).toBe(5);
    await tandem.put(path, published(old, 2)).expect(200);
    expect(await totalOf()).toBe(12_000);
    await tandem.put(path, published(other, 3)).expect(200);
    expect(await totalOf()).toBe(5);
  });

  it('leaves the lists when it is archived, and comes back under its name', async () => {
    const document = sloDocument('archived');
    const slo = await createSlo(tandem, document);
    const names = async (query = '') => {
      const { body } = await tandem.get(`/slos?limit=500${query}`);
      return body.items.map((item: { name: string }) => item.name);
    };
    const again = await tandem.post('/slos', { document }).expect(409);
    expect(again.body.error.message).toContain('metadata.name');
    await tandem.delete(`/slos/${slo.id}?version=1`).expect(204);
    expect(await names()).not.toContain('archived');
    expect(await names('&state=archived')).toContain('archived');
    const { body } = await tandem.post('/slos', { document }).expect(201);
    expect(body).toMatchObject({ id: slo.id, version: 3, state: 'draft' });
    expect(await names()).toContain('archived');
  });

  it('belongs to its file where it comes from the catalog', async () => {
    const document = sloDocument('of-a-file');
    const slo = await createSlo(tandem, document);
    await tandem.knex('slos').where('id', slo.id).update({ source: 'catalog' });
    const changed = sloDocument('of-a-file', { target: 0.9 });
    const { body } = await tandem
      .put(`/slos/${slo.id}`, published(changed, 1))
      .expect(409);
    expect(body.error.message).toMatch(/file of the catalog/);
    await tandem.delete(`/slos/${slo.id}?version=1`).expect(409);
  });
});
