import {
  ago,
  DAY,
  deployment,
  incident,
  MINUTE,
} from '../__testUtils__/deliveries';
import {
  component,
  domain,
  group,
  system,
  user,
} from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('the projection of the catalog on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, []);
  });
  afterEach(() => tandem.stop());

  /** Deployments counted for an entity. */
  async function count(ref: string, more = '') {
    const { body } = await tandem
      .get(`/dora?entityRef=${ref}${more}`)
      .expect(200);
    return body.metrics.deploymentFrequency.deployments;
  }

  async function unmatched() {
    const { body } = await tandem.get('/unmatched').expect(200);
    return body.items;
  }

  it('people are kept with their name, time zone and groups, as they are now', async () => {
    const dana = (memberOf: string[], timeZone: string) =>
      user('dana', { displayName: 'Dana Kim', memberOf, timeZone });
    const people = async () => ({
      rows: await tandem
        .knex('catalog_entities')
        .where('kind', 'user')
        .select('entity_ref', 'title', 'time_zone'),
      groups: (
        await tandem.knex('entity_members').orderBy('group_ref').select('*')
      ).map(row => `${row.user_ref} ${row.group_ref}`),
    });
    tandem.catalog.entities = [dana(['ops', 'guild'], 'Europe/Lisbon')];
    await tandem.run('catalog-projection');
    const row = { entity_ref: 'user:default/dana', title: 'Dana Kim' };
    expect(await people()).toEqual({
      rows: [{ ...row, time_zone: 'Europe/Lisbon' }],
      groups: [
        'user:default/dana group:default/guild',
        'user:default/dana group:default/ops',
      ],
    });
    tandem.catalog.entities = [dana(['ops'], 'Mars/Olympus')];
    await tandem.run('catalog-projection');
    expect(await people()).toEqual({
      rows: [{ ...row, time_zone: null }],
      groups: ['user:default/dana group:default/ops'],
    });
  });

  it('a reference that is not known yet is looked up at once', async () => {
    tandem.catalog.entities = [component('payments', { owner: 'red' })];
    await tandem.post('/deployments', deployment()).expect(201);
    expect(await count('component:default/payments')).toBe(1);
    expect(await unmatched()).toEqual([]);
    tandem.catalog.entities.push(group('red'));
    expect(await count('group:default/red')).toBe(1);
  });

  it('a delivery of an unknown entity is kept, told of, and counts once the entity appears', async () => {
    await tandem.post('/deployments', deployment({ externalId: '7' }));
    await tandem.post('/incidents', incident({ externalId: '8' }));
    const both = await unmatched();
    expect(both).toEqual([
      {
        kind: 'incident',
        source: 'pager',
        externalId: '8',
        entityRef: 'component:default/payments',
        reason: expect.stringContaining(
          'The catalog has no component:default/payments yet',
        ),
        receivedAt: expect.any(String),
      },
      expect.objectContaining({ kind: 'deployment', externalId: '7' }),
    ]);
    const first = await tandem.get('/unmatched?limit=1');
    const second = await tandem.get(
      `/unmatched?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.items, ...second.body.items]).toEqual(both);
    expect(second.body.nextCursor).toBeUndefined();
    await tandem.get('/dora?entityRef=component:default/payments').expect(404);

    // A repeat stays unmatched.
    await tandem.post('/deployments', deployment({ externalId: '7' }));
    expect(await unmatched()).toHaveLength(2);

    tandem.catalog.entities = [component('payments')];
    await tandem.run('catalog-projection');
    expect(await unmatched()).toEqual([]);
    const { body } = await tandem.get(
      '/dora?entityRef=component:default/payments',
    );
    expect(body.metrics.changeFailRate).toMatchObject({
      deployments: 1,
      failed: 1,
    });
  });

  it('an entity that leaves the catalog is not found, and has its history when it is back', async () => {
    const payments = component('payments', { owner: 'red' });
    tandem.catalog.entities = [payments, group('red')];
    await tandem.post('/deployments', deployment());
    tandem.catalog.entities = [group('red')];
    await tandem.run('catalog-projection');
    await tandem.get('/dora?entityRef=component:default/payments').expect(404);
    expect(await count('group:default/red')).toBe(0);
    expect(await unmatched()).toEqual([]);

    await new Promise(resolve => setTimeout(resolve, 5));
    await tandem.post('/deployments', deployment({ externalId: 'late' }));
    expect(await unmatched()).toEqual([
      expect.objectContaining({
        externalId: 'late',
        reason: expect.stringContaining('left the catalog before'),
      }),
    ]);

    tandem.catalog.entities = [payments, group('red')];
    await tandem.run('catalog-projection');
    expect(await unmatched()).toEqual([]);
    expect(await count('component:default/payments')).toBe(2);
    expect(await count('group:default/red')).toBe(2);
  });

  it('a group counts what its descendants own, unless asked otherwise', async () => {
    tandem.catalog.entities = [
      group('company'),
      group('division', 'company'),
      group('team', 'division'),
      component('own', { owner: 'division' }),
      component('deep', { owner: 'team' }),
    ];
    await tandem.run('catalog-projection');
    for (const name of ['own', 'deep']) {
      await tandem.post(
        '/deployments',
        deployment({ entityRef: `component:default/${name}` }),
      );
    }
    expect(await count('group:default/company')).toBe(2);
    expect(await count('group:default/company', '&descendants=false')).toBe(0);
    expect(await count('group:default/division')).toBe(2);
    expect(await count('group:default/division', '&descendants=false')).toBe(1);
    expect(await count('group:default/team')).toBe(1);

    // Moved elsewhere, with what it owns.
    tandem.catalog.entities[2] = group('team', 'company');
    await tandem.run('catalog-projection');
    expect(await count('group:default/division')).toBe(1);
    expect(await count('group:default/company')).toBe(2);
  });

  it('a group that was looked up before the catalog was read anew still has its parent', async () => {
    tandem.catalog.entities = [group('company')];
    await tandem.run('catalog-projection');
    tandem.catalog.entities.push(
      group('team', 'company'),
      component('payments', { owner: 'team' }),
    );
    await tandem.post('/deployments', deployment());
    expect(await count('group:default/team')).toBe(1);
    await tandem.run('catalog-projection');
    expect(await count('group:default/company')).toBe(1);
  });

  it('groups in a circle count each other, and nothing twice', async () => {
    tandem.catalog.entities = [
      group('a', 'c'),
      group('b', 'a'),
      group('c', 'b'),
      group('self', 'self'),
      component('payments', { owner: 'b' }),
    ];
    await tandem.run('catalog-projection');
    await tandem.post('/deployments', deployment());
    for (const name of ['a', 'b', 'c']) {
      expect(await count(`group:default/${name}`)).toBe(1);
    }
    expect(await count('group:default/self')).toBe(0);
  });

  it('a system counts its components, a domain those of its systems and sub-domains', async () => {
    tandem.catalog.entities = [
      domain('commerce'),
      domain('checkout', 'commerce'),
      system('shop', 'commerce'),
      system('till', 'checkout'),
      component('cart', { system: 'shop' }),
      component('payments', { system: 'till' }),
      component('alone'),
    ];
    await tandem.run('catalog-projection');
    for (const name of ['cart', 'payments', 'alone']) {
      await tandem.post(
        '/deployments',
        deployment({ entityRef: `component:default/${name}` }),
      );
    }
    expect(await count('system:default/shop')).toBe(1);
    expect(await count('domain:default/checkout')).toBe(1);
    expect(await count('domain:default/commerce')).toBe(2);
    expect(await count('domain:default/commerce', '&descendants=false')).toBe(
      1,
    );
    const { body } = await tandem.get(
      '/entities/domain/default/commerce/summary',
    );
    expect(
      body.services.items.map((item: { entityRef: string }) => item.entityRef),
    ).toEqual(['component:default/cart', 'component:default/payments']);
  });

  it('a catalog of more entities than one statement takes is read whole, again and again', async () => {
    const names = Array.from(
      { length: 1300 },
      (_, index) => `service-${index}`,
    );
    tandem.catalog.entities = names.map(name => component(name));
    await tandem.run('catalog-projection');
    await tandem.run('catalog-projection');
    const rows = await tandem
      .knex('catalog_entities')
      .where('in_catalog', true);
    expect(rows).toHaveLength(1300);
    tandem.catalog.entities = [];
    await tandem.run('catalog-projection');
    expect(
      await tandem.knex('catalog_entities').where('in_catalog', true),
    ).toEqual([]);
    const items = names.slice(0, 1000).map(name =>
      deployment({
        entityRef: `component:default/${name}`,
        finishedAt: ago(DAY + MINUTE),
      }),
    );
    const { body } = await tandem.post('/deployments', { items }).expect(201);
    expect(body.results).toHaveLength(1000);
  });
});
