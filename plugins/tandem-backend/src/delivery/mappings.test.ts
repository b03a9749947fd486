import {
  ago,
  DAY,
  deployment,
  HOUR,
  incident,
} from '../__testUtils__/deliveries';
import { component } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const FROM = 'component:default/payment-service';
const TO = 'component:default/payments';
const OTHER = 'component:default/search';

describe.each(ids)('a reference that no service has on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [
      component('payments'),
      component('search'),
    ]);
  });
  afterEach(() => tandem.stop());

  async function post(entityRef: string, externalId: string, more = {}) {
    const item = deployment({ entityRef, externalId, ...more });
    await tandem.post('/deployments', item).expect(201);
  }

  async function listed(path: string) {
    return (await tandem.get(path).expect(200)).body;
  }

  function map(from: string, to: string) {
    return tandem.post('/unmatched/mappings', { from, to });
  }

  async function deploymentsOf(ref: string): Promise<string[]> {
    const { items } = await listed(`/deployments?entityRef=${ref}`);
    return items.map((item: { externalId: string }) => item.externalId).sort();
  }

  it('is listed once with what waits under it, latest arrival first, and the service it may mean', async () => {
    for (const source of ['f', 'b', 'a', 'e', 'd', 'c', 'a']) {
      await tandem.post(
        '/deployments',
        deployment({ entityRef: FROM, source, externalId: '1' }),
      );
    }
    await tandem.post('/incidents', incident({ entityRef: FROM }));
    await tandem.post(
      '/incidents',
      incident({ entityRef: 'component:default/ledger' }),
    );
    tandem.catalog.entities = [component('payments')];
    await tandem.run('catalog-projection');
    await post(TO, 'known');
    await post(OTHER, 'left');

    const first = await listed('/unmatched/references?limit=2');
    expect(first.totalItems).toBe(3);
    expect(first.items).toMatchObject([
      {
        entityRef: OTHER,
        deployments: 1,
        incidents: 0,
        reason: expect.stringContaining('left the catalog'),
      },
      { entityRef: 'component:default/ledger', deployments: 0, incidents: 1 },
    ]);
    expect(first.items[1]).not.toHaveProperty('suggestion');
    const second = await listed(
      `/unmatched/references?limit=2&cursor=${first.nextCursor}`,
    );
    expect(second.items).toEqual([
      {
        entityRef: FROM,
        reason: expect.stringContaining(`The catalog has no ${FROM}`),
        deployments: 6,
        incidents: 1,
        sources: ['a', 'b', 'c', 'd', 'e'],
        firstReceivedAt: expect.any(String),
        lastReceivedAt: expect.any(String),
        suggestion: { entityRef: TO },
      },
    ]);
    expect(second).not.toHaveProperty('nextCursor');
    await tandem.get('/unmatched/references?cursor=x').expect(400);
    // Made up, and larger than any key.
    const beyond = Buffer.from('1.999999999999999').toString('base64url');
    expect(
      (await listed(`/unmatched/references?cursor=${beyond}`)).items,
    ).toEqual([]);
  });

  it('is mapped once: what waited counts, with its figures, and so does what comes', async () => {
    await post(FROM, '1', { finishedAt: ago(DAY) });
    await post(FROM, 'both', { finishedAt: ago(3 * HOUR), commit: 'a' });
    await post(TO, 'both', { finishedAt: ago(2 * HOUR), commit: 'b' });
    await tandem.post('/incidents', incident({ entityRef: FROM }));
    await tandem.run('dora-snapshots');

    const mapped = await tandem
      .as('user:default/tomas')
      .post('/unmatched/mappings', { from: FROM, to: TO })
      .expect(201);
    expect(mapped.body).toEqual({
      from: FROM,
      to: TO,
      mappedBy: 'user:default/tomas',
      mappedAt: expect.any(String),
      deployments: 2,
      incidents: 1,
    });
    await post(FROM, '2');
    expect(await deploymentsOf(TO)).toEqual(['1', '2', 'both']);
    expect(await listed('/unmatched/references')).toEqual({
      items: [],
      totalItems: 0,
    });
    const summary = await listed(
      '/entities/component/default/payments/summary',
    );
    expect(summary.dora.metrics).toMatchObject({
      deploymentFrequency: { deployments: 3 },
      changeFailRate: { failed: 1 },
    });
    // Prepared figures follow without anybody asking.
    await tandem.run('dora-snapshots');
    const rows = await tandem
      .knex('dora_snapshots as s')
      .join('catalog_entities as e', 'e.id', 's.entity_id')
      .select('e.entity_ref', 's.dora');
    const prepared = new Map(
      rows.map(row => [
        row.entity_ref,
        JSON.parse(row.dora).metrics.deploymentFrequency.deployments,
      ]),
    );
    expect(prepared.get(TO)).toBe(3);
    expect(prepared.get(FROM)).toBe(0);

    // The same again does no harm; who and when stay.
    const again = await map(FROM, TO).expect(201);
    expect(again.body).toEqual({
      ...mapped.body,
      deployments: 0,
      incidents: 0,
    });
  });

  it('can be mapped before anything came, and what a writer stores meanwhile follows', async () => {
    const { body } = await map(FROM, TO).expect(201);
    expect(body).toMatchObject({ deployments: 0, incidents: 0 });
    await post(TO, '1');
    // As a writer would that had looked the reference up before.
    const { id: former } = await tandem
      .knex('catalog_entities')
      .where('entity_ref', FROM)
      .first('id');
    await tandem.knex('deployments').update({ entity_id: former });
    expect(await deploymentsOf(TO)).toEqual([]);
    await tandem.run('catalog-projection');
    expect(await deploymentsOf(TO)).toEqual(['1']);
  });

  it('is refused where the catalog decides, or where it says nothing', async () => {
    tandem.catalog.entities = [
      ...tandem.catalog.entities,
      component('registered'),
    ];
    const message = async (from: string, to: string, status: number) =>
      (await map(from, to).expect(status)).body.error.message;
    const registered = 'component:default/registered';
    // Registered a moment ago, the projection was not refreshed since.
    expect(await message(registered, TO, 409)).toMatch(/^from: the catalog/);
    expect(await message(TO, OTHER, 409)).toMatch(/^from: the catalog holds/);
    expect(await message(FROM, FROM, 400)).toMatch(/^to: must be another/);
    expect(await message(FROM, 'component:default/none', 400)).toMatch(
      /^to: the catalog has no/,
    );
    expect(await message('payments', TO, 400)).toMatch(/^from: must be/);
    await map(FROM, TO).expect(201);
    expect(await message(FROM, OTHER, 409)).toBe(
      `from: ${FROM} means ${TO} already; delete that mapping first`,
    );
    expect((await listed('/unmatched/mappings')).items).toHaveLength(1);
  });

  it('means one service where two people say two at once', async () => {
    await post(FROM, '1');
    const answers = await Promise.all(
      [TO, OTHER, TO, OTHER].map(to => map(FROM, to)),
    );
    const { items } = await listed('/unmatched/mappings');
    expect(items).toHaveLength(1);
    const { to } = items[0];
    expect(answers.map(answer => answer.status)).toEqual(
      [TO, OTHER, TO, OTHER].map(each => (each === to ? 201 : 409)),
    );
    const moved = answers.map(({ body }) => body.deployments ?? 0);
    expect(moved.reduce((sum, count) => sum + count)).toBe(1);
    expect(await deploymentsOf(to)).toEqual(['1']);
  });

  it('keeps what a person said, whatever an annotation says later', async () => {
    await map(FROM, TO).expect(201);
    const aliases = { 'tandem.dev/aliases': `${FROM}, component:default/old` };
    tandem.catalog.entities = [
      component('payments'),
      component('search', { annotations: aliases }),
    ];
    await tandem.run('catalog-projection');
    await post(FROM, '1');
    expect(await deploymentsOf(TO)).toEqual(['1']);
    const first = await listed('/unmatched/mappings?limit=1');
    expect(first).toMatchObject({
      items: [{ from: 'component:default/old', to: OTHER }],
      totalItems: 2,
    });
    expect(first.items[0]).not.toHaveProperty('mappedBy');
    const second = await listed(
      `/unmatched/mappings?limit=1&cursor=${first.nextCursor}`,
    );
    expect(second).toMatchObject({ items: [{ from: FROM, to: TO }] });
    expect(second).not.toHaveProperty('nextCursor');
    const declared = await tandem
      .delete('/unmatched/mappings?from=component:default/old')
      .expect(409);
    expect(declared.body.error.message).toContain(OTHER);
  });

  it('forgets a mapping for what comes, not for what came', async () => {
    await post(FROM, '1');
    await map(FROM, TO).expect(201);
    await tandem.delete(`/unmatched/mappings?from=${FROM}`).expect(204);
    await post(FROM, '2');
    await tandem.run('catalog-projection');
    expect(await deploymentsOf(TO)).toEqual(['1']);
    expect((await listed('/unmatched/references')).items).toMatchObject([
      { entityRef: FROM, deployments: 1 },
    ]);
    await tandem.delete(`/unmatched/mappings?from=${FROM}`).expect(404);
    await map(FROM, OTHER).expect(201);
    expect(await deploymentsOf(OTHER)).toEqual(['2']);
  });
});
