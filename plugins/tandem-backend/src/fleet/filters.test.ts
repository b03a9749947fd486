import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { component, group, system } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { prepareFleet } from './__testUtils__/prepareFleet';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const ENTITIES = [
  group('company'),
  group('shop', 'company'),
  group('red', 'shop'),
  group('blue', 'shop'),
  system('checkout'),
  component('payments', { owner: 'red', system: 'checkout' }),
  component('pay_roll', { owner: 'blue' }),
  component('pay-%-back', { owner: 'shop' }),
  component('lonely'),
  component('lost', { owner: 'nobody' }),
];
const TITLES: Record<string, string> = {
  payments: 'Zählung & Payments',
  lonely: 'Back\\slash',
};

describe.each(ids)('the filters of the fleet on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    const entities = ENTITIES.map(entity => ({
      ...entity,
      metadata: {
        ...entity.metadata,
        title: TITLES[entity.metadata.name],
      },
    }));
    tandem = await startTandem(databases, id, entities);
    await prepareFleet(tandem);
    for (const [name, columns] of Object.entries({
      payments: {
        tier: '1',
        lifecycle: 'production',
        slo_state: 'burning',
        is_tracked: true,
        is_drafted: true,
        is_covered: true,
        primary_ref: 'user:default/dana',
        deputy_ref: 'user:default/omar',
      },
      pay_roll: {
        tier: '2',
        lifecycle: 'production',
        slo_state: 'healthy',
        is_drafted: true,
        is_published: true,
        is_covered: true,
        primary_ref: 'user:default/omar',
      },
      lost: { tier: '1', lifecycle: 'deprecated' },
    })) {
      await tandem
        .knex('fleet_services')
        .where('entity_ref', `component:default/${name}`)
        .update(columns);
    }
  });
  afterAll(() => tandem.stop());

  async function found(query: string): Promise<string[]> {
    const { body } = await tandem.get(`/fleet/services?${query}`).expect(200);
    expect(body.totalItems).toBe(body.items.length);
    return body.items
      .map((item: FleetService) => item.entityRef.split('/')[1])
      .sort();
  }

  it.each([
    ['ownerRef=group:default/red', ['payments']],
    ['ownerRef=group:default/shop', ['pay-%-back', 'pay_roll', 'payments']],
    ['ownerRef=group:default/company', ['pay-%-back', 'pay_roll', 'payments']],
    [
      'ownerRef=group:default/red&ownerRef=group:default/nobody',
      ['lost', 'payments'],
    ],
    ['systemRef=system:default/checkout', ['payments']],
    ['tier=1', ['lost', 'payments']],
    ['tier=1&tier=2', ['lost', 'pay_roll', 'payments']],
    ['tier=1&lifecycle=production', ['payments']],
    ['lifecycle=deprecated', ['lost']],
    ['status=burning&status=healthy', ['pay_roll', 'payments']],
    ['status=none', ['lonely', 'lost', 'pay-%-back']],
    ['covered=true', ['pay_roll', 'payments']],
    ['covered=false', ['lonely', 'lost', 'pay-%-back']],
    ['liaisonRef=user:default/dana', ['payments']],
    ['liaisonRef=user:default/omar', ['pay_roll', 'payments']],
    ['missing=owned', ['lonely', 'lost']],
    ['missing=tracked', ['lonely', 'lost', 'pay-%-back', 'pay_roll']],
    ['missing=published&missing=drafted', ['lonely', 'lost', 'pay-%-back']],
    ['missing=published', ['lonely', 'lost', 'pay-%-back', 'payments']],
    ['missing=covered&ownerRef=group:default/company', ['pay-%-back']],
    ['missing=catalogued', []],
    ['search=PAYM', ['payments']],
    ['search=component:default/lo', ['lonely', 'lost']],
    [`search=${encodeURIComponent('zÄhlung &')}`, ['payments']],
    ['search=pay_', ['pay_roll']],
    ['search=%25', ['pay-%-back']],
    ['search=k%5Cs', ['lonely']],
    [
      'search=pay&sort=recovery&order=desc',
      ['pay-%-back', 'pay_roll', 'payments'],
    ],
    ['search=pay&tier=2&covered=true', ['pay_roll']],
  ])('%s finds %j', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it.each([
    ['people=true', 'people: unknown field'],
    ['owner=group:default/red', 'owner: unknown field'],
    ['ownerRef=component:default/a', 'ownerRef[0]:'],
    ['status=fine', 'status[0]:'],
    ['sort=title', 'sort:'],
    ['covered=yes', 'covered:'],
    ['missing=level', 'missing[0]:'],
    ['limit=0', 'limit:'],
  ])('%s is refused', async (query, message) => {
    for (const path of ['/fleet/services', '/fleet/services.csv']) {
      const { body } = await tandem.get(`${path}?${query}`).expect(400);
      expect(body.error.message).toContain(
        path.endsWith('csv') && query.startsWith('limit')
          ? 'limit: unknown field'
          : message,
      );
    }
  });

  async function values(query: string) {
    const { body } = await tandem
      .get(`/fleet/filter-values?${query}`)
      .expect(200);
    return body.items.map(
      (item: { value: string; title?: string; services: number }) => [
        item.value,
        item.services,
      ],
    );
  }

  it('offer what finds something, most services first', async () => {
    expect(await values('filter=owner')).toEqual([
      ['group:default/company', 3],
      ['group:default/shop', 3],
      ['group:default/blue', 1],
      ['group:default/nobody', 1],
      ['group:default/red', 1],
    ]);
    expect(await values('filter=owner&search=BL')).toEqual([
      ['group:default/blue', 1],
    ]);
    expect(await values('filter=system')).toEqual([
      ['system:default/checkout', 1],
    ]);
    expect(await values('filter=tier')).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
    expect(await values('filter=lifecycle&search=nothing')).toEqual([]);
    expect(await values('filter=liaison')).toEqual([
      ['user:default/omar', 2],
      ['user:default/dana', 1],
    ]);
    await tandem.get('/fleet/filter-values').expect(400);
    await tandem.get('/fleet/filter-values?filter=level').expect(400);
  });
});
