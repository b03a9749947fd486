import { testDatabases } from '../../__testUtils__/startTandem';
import {
  migrateDownOnce,
  migrateUpOnce,
  migrateUpTo,
  tablesOf,
} from '../__testUtils__/migrating';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('migrations of fleet on %p', id => {
  it('20261121130000_create_fleet', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121121000_create_liaisons.js');
    const before = await tablesOf(knex);
    const entity = { kind: 'component', in_catalog: true };
    await knex('catalog_entities').insert([
      { ...entity, entity_ref: 'component:default/held' },
      { ...entity, entity_ref: 'component:default/gone', in_catalog: false },
      { ...entity, entity_ref: 'group:default/red', kind: 'group' },
    ]);
    await migrateUpOnce(knex);
    const held = await knex('catalog_entities')
      .where('entity_ref', 'component:default/held')
      .first();
    expect(await knex('fleet_changes').select('entity_id')).toEqual([
      { entity_id: held.id },
    ]);
    const named = (ref: string) => ({
      entity_ref: ref,
      title: ref,
      name_key: ref,
      search_text: ref,
    });
    const rows = await knex('catalog_entities').select('id', 'entity_ref');
    await knex('fleet_services').insert(
      rows.map(row => ({ ...named(row.entity_ref), entity_id: row.id })),
    );
    await knex('fleet_steps').insert({ entity_id: held.id, owned_at: 1 });
    await knex('catalog_entities').where('id', held.id).delete();
    expect(await knex('fleet_services')).toHaveLength(2);
    expect(await knex('fleet_steps')).toEqual([]);
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    await migrateUpOnce(knex);
  });

  it('20261121141000_create_task_runs', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121140500_create_collection.js');
    const before = await tablesOf(knex);
    await migrateUpOnce(knex);
    await knex('task_runs').insert({
      id: 'notices',
      every_millis: 60_000,
      watched_since: 1_772_323_200_000,
      failures: 0,
    });
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    await migrateUpOnce(knex);
  });
});
