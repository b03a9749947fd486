import { openDatabase } from '../database/openDatabase';
import { testDatabases } from '../__testUtils__/startTandem';
import { mockServices } from '@backstage/backend-test-utils';
import { ChangeStore } from '../fleet/ChangeStore';
import { CatalogStore } from './CatalogStore';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const REFS = Array.from(
  { length: 400 },
  (_, index) => `component:default/service-${index}`,
);

describe.each(ids)('replicas that write the projection at once on %p', id => {
  it('do not wait for each other, whatever the order in which they met the entities', async () => {
    const knex = await databases.init(id);
    await openDatabase(
      mockServices.database.mock({ getClient: async () => knex }),
    );
    const store = new CatalogStore({ knex, changes: new ChangeStore() });
    const now = Date.now();
    await Promise.all(
      Array.from({ length: 8 }, async (_, replica) => {
        const refs = replica % 2 ? REFS : [...REFS].reverse();
        for (let round = 0; round < 5; round++) {
          await store.insertUnknown(refs.map(ref => `${ref}-${round}`));
          await store.upsert(
            refs.map(entityRef => ({
              entityRef,
              kind: 'component',
              title: `${replica}/${round}`,
              ownerRef: `group:default/${replica}`,
              aliases: [],
              memberOf: [],
            })),
            now + ((replica * 7 + round) % 5),
          );
        }
      }),
    );
    const rows = await store.all();
    expect(rows.filter(row => row.inCatalog)).toHaveLength(400);
    expect(rows.filter(row => !row.inCatalog)).toHaveLength(2000);
    const periods = await knex('entity_owners').orderBy([
      'entity_id',
      'from_at',
    ]);
    expect(periods.filter(period => period.until_at === null)).toHaveLength(
      400,
    );
    periods.forEach((period, index) => {
      const next = periods[index + 1];
      const isLast = next?.entity_id !== period.entity_id;
      expect(period.until_at).toEqual(isLast ? null : next.from_at);
    });
  });
});
