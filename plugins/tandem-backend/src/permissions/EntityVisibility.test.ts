import { mockCredentials } from '@backstage/backend-test-utils';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { component } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { CatalogStore } from '../catalog/CatalogStore';
import { EntityVisibility } from './EntityVisibility';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const DANA = 'user:default/dana';
const dana = mockCredentials.user(DANA);
const MINUTE_MILLIS = 60_000;

describe.each(ids)('what a person sees of the catalog on %p', id => {
  let tandem: RunningTandem;
  let asked: BackstageCredentials[];
  let isBroken: boolean;
  let visibility: EntityVisibility;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [
      component('payments'),
      component('search'),
    ]);
    const { catalog, knex } = tandem;
    asked = [];
    isBroken = false;
    visibility = new EntityVisibility({
      catalog: {
        streamEntities(
          request: object,
          options: { credentials: BackstageCredentials },
        ) {
          asked.push(options.credentials);
          if (isBroken) throw new Error('The catalog is away');
          return catalog.service().streamEntities(request, options);
        },
      } as CatalogService,
      store: new CatalogStore({ knex, changes: { add: async () => {} } }),
    });
  });
  afterEach(async () => {
    jest.useRealTimers();
    await tandem.stop();
  });

  async function seenByDana(): Promise<string[]> {
    const seen = await visibility.seenBy(DANA, dana);
    const rows = await tandem
      .knex('catalog_entities')
      .whereIn('id', [...seen])
      .orderBy('entity_ref')
      .select('entity_ref');
    return rows.map(row => row.entity_ref);
  }

  it('is what the catalog shows when asked as that person', async () => {
    tandem.catalog.entities = [component('payments')];
    expect(await seenByDana()).toEqual(['component:default/payments']);
    expect(asked).toEqual([dana]);
  });

  it('is kept for a minute', async () => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
    });
    const both = await seenByDana();
    tandem.catalog.entities = [component('payments')];
    jest.setSystemTime(Date.now() + MINUTE_MILLIS - 1);
    expect(await seenByDana()).toEqual(both);
    jest.setSystemTime(Date.now() + 1);
    expect(await seenByDana()).toEqual(['component:default/payments']);
    expect(asked).toHaveLength(2);
  });

  it('is asked for once by requests at the same time', async () => {
    await Promise.all([seenByDana(), seenByDana()]);
    expect(asked).toHaveLength(1);
  });

  it('is of each person their own', async () => {
    await seenByDana();
    const eve = mockCredentials.user('user:default/eve');
    await visibility.seenBy('user:default/eve', eve);
    expect(asked).toEqual([dana, eve]);
  });

  it('is asked for anew after a failure', async () => {
    isBroken = true;
    await expect(seenByDana()).rejects.toThrow('The catalog is away');
    isBroken = false;
    expect(await seenByDana()).toHaveLength(2);
  });
});
