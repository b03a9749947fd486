import {
  FLEET_SORTS,
  type FleetService,
  type FleetSort,
} from '@tandem/backstage-plugin-tandem-common';
import { component } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { prepareFleet } from './__testUtils__/prepareFleet';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const NAMES = Array.from({ length: 23 }, (_, index) => `service-${index}`);
/** Prepared figures of every service: ties, and none at all. */
const FIGURES = NAMES.map((name, index) => {
  const slo = index % 4 === 0 ? null : index % 3;
  const delivery = index % 5 === 0 ? null : index % 4;
  return {
    entity_ref: `component:default/${name}`,
    name_key: index % 6 ? name : 'alike',
    owner_key: index % 7 ? `team ${index % 2}` : null,
    slo_order: slo,
    slo_remaining_ratio: slo === null ? null : slo / 3 - 0.5,
    per_day: delivery,
    lead_seconds: delivery && delivery * 1000.5,
    fail_ratio: delivery === null ? null : 0.25,
    recovery_seconds: index === 3 ? 60 : null,
  };
});
const COLUMN_OF = {
  name: 'name_key',
  owner: 'owner_key',
  slo: 'slo_order',
  budget: 'slo_remaining_ratio',
  frequency: 'per_day',
  leadTime: 'lead_seconds',
  failRate: 'fail_ratio',
  recovery: 'recovery_seconds',
} as const satisfies Record<FleetSort, keyof (typeof FIGURES)[number]>;

/** What the list should be, as the rule says it. */
function expected(sort: FleetSort, order: 'asc' | 'desc'): string[] {
  const compare = <T extends string | number>(a: T, b: T) =>
    Math.sign(Number(a > b) - Number(a < b)) * (order === 'asc' ? 1 : -1);
  const column = COLUMN_OF[sort];
  return [...FIGURES]
    .sort((a, b) => {
      const [x, y] = [a[column], b[column]];
      const byValue =
        x === null || y === null
          ? Number(x === null) - Number(y === null)
          : compare(x, y);
      return byValue || compare(a.entity_ref, b.entity_ref);
    })
    .map(row => row.entity_ref);
}

describe.each(ids)('the order of the fleet on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(
      databases,
      id,
      NAMES.map(name => component(name)),
    );
    await prepareFleet(tandem);
    for (const { entity_ref, ...figures } of FIGURES) {
      await tandem.knex('fleet_services').where({ entity_ref }).update(figures);
    }
  });
  afterAll(() => tandem.stop());

  it.each(FLEET_SORTS)(
    'by %s loses and doubles nothing from page to page, and ends with what has no value',
    async sort => {
      for (const order of ['asc', 'desc'] as const) {
        for (const limit of [1, 4, 23, 24]) {
          const refs: string[] = [];
          let next = '';
          do {
            const { body } = await tandem
              .get(
                `/fleet/services?sort=${sort}&order=${order}&limit=${limit}${next}`,
              )
              .expect(200);
            expect(body.totalItems).toBe(23);
            refs.push(
              ...body.items.map((item: FleetService) => item.entityRef),
            );
            next = body.nextCursor && `&cursor=${body.nextCursor}`;
          } while (next);
          expect(refs).toEqual(expected(sort, order));
        }
      }
    },
  );

  it('is by name with 50 to a page unless asked otherwise', async () => {
    const { body } = await tandem.get('/fleet/services').expect(200);
    expect(body.items.map((item: FleetService) => item.entityRef)).toEqual(
      expected('name', 'asc'),
    );
    expect(body.nextCursor).toBeUndefined();
  });

  it('goes on only after a cursor of its own', async () => {
    const { body } = await tandem.get('/fleet/services?sort=slo&limit=3');
    const cursor = body.nextCursor;
    const forged = (...parts: unknown[]) =>
      Buffer.from(JSON.stringify(parts)).toString('base64url');
    const ref = 'component:default/a';
    for (const query of [
      `cursor=${cursor}`,
      `sort=slo&order=desc&cursor=${cursor}`,
      `sort=budget&cursor=${cursor}`,
      'sort=slo&cursor=x',
      `sort=slo&cursor=${forged('slo', 'asc', 'text', ref)}`,
      `sort=slo&cursor=${forged('slo', 'asc', 1, 'nul\0')}`,
      `sort=owner&cursor=${forged('owner', 'asc', 1, ref)}`,
      `sort=owner&cursor=${forged('owner', 'asc', 'nul\0', ref)}`,
      `cursor=${forged('name', 'asc', null, ref)}`,
      `cursor=${forged('name')}`,
    ]) {
      const answer = await tandem.get(`/fleet/services?${query}`);
      expect([query, answer.status, answer.body.error?.message]).toEqual([
        query,
        400,
        expect.stringContaining('cursor: not a cursor of this list'),
      ]);
    }
  });
});
