import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import { component, domain, group, system } from '../__testUtils__/entities';
import { createSlo, samples, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const ENTITIES = [
  component('search', { owner: 'red', system: 'shop' }),
  component('payments', { owner: 'blue', system: 'shop' }),
  component('alone', { owner: 'blue' }),
  group('red', 'company'),
  group('blue', 'company'),
  group('company'),
  system('shop', 'commerce'),
  domain('commerce'),
];

/** Good events of 1,000 at 90 %: allowed are 100 missed. */
const SERVICES: [name: string, service: string, good: number | undefined][] = [
  ['spent', 'search', 800],
  ['half', 'search', 950],
  ['silent', 'search', undefined],
  ['most', 'payments', 990],
  ['spent-more', 'payments', 700],
  ['fine', 'alone', 1000],
];
const WORST_FIRST = ['spent-more', 'spent', 'silent', 'half', 'most', 'fine'];

describe.each(ids)('lists of SLOs on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, ENTITIES);
    for (const [name, service, good] of SERVICES) {
      const slo = await createSlo(
        tandem,
        sloDocument(name, { service, target: 0.9 }),
      );
      if (good !== undefined) await push(slo.id, good);
    }
    await tandem
      .post('/slos', { document: sloDocument('planned') })
      .expect(201);
    const { id: sloId } = await createSlo(tandem, sloDocument('past'));
    await tandem.delete(`/slos/${sloId}?version=1`).expect(204);
  });
  afterEach(() => tandem.stop());

  async function push(sloId: string, good: number) {
    const items = samples([{ good, total: 1000 }]);
    await tandem.post(`/slos/${sloId}/samples`, { items }).expect(201);
  }
  async function namesOf(query: string): Promise<string[]> {
    const { body } = await tandem.get(`/slos?${query}`).expect(200);
    return body.items.map((item: Slo) => item.name);
  }

  it('show the worst first, drafts last and archived ones only when asked', async () => {
    expect(await namesOf('')).toEqual([...WORST_FIRST, 'planned']);
    expect(await namesOf('state=published')).toEqual(WORST_FIRST);
    expect(await namesOf('state=draft')).toEqual(['planned']);
    expect(await namesOf('state=archived')).toEqual(['past']);
    expect(await namesOf('status=exhausted')).toEqual(['spent-more', 'spent']);
    expect(await namesOf('status=no-data')).toEqual(['silent']);
  });

  it('roll up systems, domains and groups with all below them', async () => {
    const shop = WORST_FIRST.filter(name => name !== 'fine');
    for (const [ref, names] of [
      ['component:default/alone', ['fine']],
      ['system:default/shop', [...shop, 'planned']],
      ['domain:default/commerce', [...shop, 'planned']],
      ['group:default/red', ['spent', 'silent', 'half', 'planned']],
      ['group:default/company', [...WORST_FIRST, 'planned']],
    ] as const) {
      expect(await namesOf(`entityRef=${ref}`)).toEqual(names);
    }
    expect(await namesOf('ownerRef=group:default/blue')).toEqual([
      'spent-more',
      'most',
      'fine',
    ]);
    for (const field of ['entityRef', 'ownerRef']) {
      const { body } = await tandem
        .get(`/slos?${field}=group:default/nobody`)
        .expect(404);
      expect(body.error.message).toMatch(field);
    }
    for (const query of [
      'status=bad',
      'state=x',
      'cursor=x',
      'limit=0',
      'x=1',
    ]) {
      await tandem.get(`/slos?${query}`).expect(400);
    }
  });

  it('count what got stale by time among the stale, where nobody wrote so yet', async () => {
    const { body } = await tandem.get('/slos?status=healthy&limit=1');
    const [{ id: sloId, name }] = body.items;
    await tandem
      .knex('slo_status')
      .where('slo_id', sloId)
      .update({ stale_at: tandem.knex.raw('as_of - 86400000') });
    const all = await tandem.get('/slos');
    const items: Slo[] = all.body.items;
    expect(items.map(item => item.name).slice(2, 4)).toEqual([name, 'silent']);
    expect(items[2].status.state).toBe('stale');
    expect(await namesOf('status=stale')).toEqual([name]);
    expect(await namesOf('status=healthy')).not.toContain(name);
  });

  it('page without leaving anything out', async () => {
    const all = await namesOf('');
    for (const limit of [1, 2, 3, 7]) {
      const paged: string[] = [];
      let cursor = '';
      do {
        const { body } = await tandem
          .get(`/slos?limit=${limit}${cursor}`)
          .expect(200);
        paged.push(...body.items.map((item: Slo) => item.name));
        cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
      } while (cursor);
      expect(paged).toEqual(all);
    }
  });

  it('leave nothing out where statuses change between two pages', async () => {
    const { body } = await tandem.get('/slos');
    const byName = new Map<string, string>(
      body.items.map((item: Slo) => [item.name, item.id]),
    );
    for (const limit of [1, 2, 3]) {
      const seen = new Set<string>();
      let cursor = '';
      // The last of the list becomes the worst, and the worst the last.
      let good = 0;
      do {
        const page = await tandem
          .get(`/slos?limit=${limit}${cursor}`)
          .expect(200);
        for (const item of page.body.items) seen.add(item.name);
        cursor = page.body.nextCursor && `&cursor=${page.body.nextCursor}`;
        if (good < 3) {
          await push2(byName.get('fine')!, good + limit * 10);
          await push2(byName.get('spent-more')!, 1000 - good - limit * 10);
          good += 1;
        }
      } while (cursor);
      expect([...seen].sort()).toEqual([...byName.keys()].sort());
    }

    async function push2(sloId: string, good: number) {
      const items = samples([{ good, total: 1000 }]);
      await tandem.post(`/slos/${sloId}/samples`, { items });
    }
  });

  it('show a service with its title and its owner', async () => {
    const { body } = await tandem.get(
      '/slos?entityRef=component:default/alone',
    );
    expect(body.items[0]).toMatchObject({
      entityRef: 'component:default/alone',
      ownerRef: 'group:default/blue',
      title: 'About fine',
    });
    const summary = await tandem
      .get('/entities/group/default/company/summary')
      .expect(200);
    expect(summary.body.sloCount).toBe(7);
    expect(summary.body.slos.map((slo: Slo) => slo.name)).toEqual([
      ...WORST_FIRST,
      'planned',
    ]);
  });
});
