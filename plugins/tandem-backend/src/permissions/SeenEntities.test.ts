import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/startTandem';
import { SeenEntities } from './SeenEntities';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const SERVICES = 10_000;
const PAYMENTS = 'component:default/payments';

describe.each(ids)('what a reader sees of lists on %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.schema.createTable('rows', table => {
      table.integer('entity_id');
    });
    const keys = Array.from({ length: SERVICES + 2 }, (_, key) => key);
    await knex.batchInsert(
      'rows',
      keys.map(key => ({ entity_id: key })),
      400,
    );
    await knex('rows').insert({ entity_id: null });
  });
  afterAll(() => knex.destroy());

  async function shown(seen: SeenEntities): Promise<number> {
    const rows = await knex('rows as r').modify(builder =>
      seen.restrict(builder, 'r.entity_id'),
    );
    return rows.length;
  }

  it('is all of it where nothing is hidden, without a condition', async () => {
    expect(await shown(SeenEntities.ALL)).toBe(SERVICES + 3);
    const query = knex('rows').modify(builder =>
      SeenEntities.ALL.restrict(builder, 'entity_id'),
    );
    expect(query.toQuery()).not.toMatch(/where/);
  });

  it('is nothing where no entity is seen', async () => {
    expect(await shown(SeenEntities.only(new Set()))).toBe(0);
  });

  it('is what is about one of ten thousand entities that are seen', async () => {
    const keys = Array.from({ length: SERVICES }, (_, key) => key + 1);
    expect(await shown(SeenEntities.only(new Set(keys)))).toBe(SERVICES);
  });
});

describe('what a reader sees', () => {
  const seen = SeenEntities.only(new Set([7]));

  it('holds the entities that they see, and no others', () => {
    expect([seen.has(7), seen.has(8), seen.isAll]).toEqual([
      true,
      false,
      false,
    ]);
    expect([SeenEntities.ALL.has(8), SeenEntities.ALL.isAll]).toEqual([
      true,
      true,
    ]);
  });

  it('is refused as if the catalog did not hold it where they do not see it', () => {
    const unseen = new NotFoundError(
      `ownerRef: the catalog has no ${PAYMENTS}`,
    );
    expect(() => seen.require(8, PAYMENTS, 'ownerRef')).toThrow(unseen);
    expect(() => seen.require(undefined, PAYMENTS, 'ownerRef')).toThrow(unseen);
    expect(() => seen.require(7, PAYMENTS)).not.toThrow();
    expect(() => SeenEntities.ALL.require(undefined, PAYMENTS)).not.toThrow();
  });
});
