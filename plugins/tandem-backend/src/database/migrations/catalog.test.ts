import { testDatabases } from '../../__testUtils__/startTandem';
import {
  migrateDownOnce,
  migrateUpOnce,
  migrateUpTo,
  tablesOf,
} from '../__testUtils__/migrating';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('migrations of the catalog on %p', id => {
  it('20261121090000_create_catalog_projection', async () => {
    const knex = await databases.init(id);
    await migrateUpOnce(knex);
    const entity = { kind: 'component', in_catalog: true };
    await knex('catalog_entities').insert([
      { ...entity, entity_ref: 'component:default/b' },
      { ...entity, entity_ref: 'component:default/\u{1f680}' },
      { ...entity, entity_ref: 'component:default/\uff5e' },
      { ...entity, entity_ref: 'component:default/a-b' },
      { ...entity, entity_ref: 'component:default/aa' },
    ]);
    const rows = await knex('catalog_entities')
      .orderBy('entity_ref')
      .select('entity_ref');
    expect(rows.map(row => row.entity_ref.split('/')[1])).toEqual([
      'a-b',
      'aa',
      'b',
      '\uff5e',
      '\u{1f680}',
    ]);
    await expect(
      knex('catalog_entities').insert({
        ...entity,
        entity_ref: 'component:default/b',
      }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    await knex('entity_aliases').insert({ alias_ref: 'x', entity_id: 1 });
    await knex('entity_owners').insert({
      entity_id: 1,
      owner_ref: 'group:default/red',
      from_at: Number.MIN_SAFE_INTEGER,
    });
    await knex('entity_ancestors').insert({
      entity_ref: 'group:default/red',
      ancestor_ref: 'group:default/red',
      depth: 0,
    });
    await knex('catalog_entities').where('id', 1).delete();
    expect(await knex('entity_aliases')).toEqual([]);
    expect(await knex('entity_owners')).toEqual([]);
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual([]);
  });

  it('20261121110000_add_people', async () => {
    const knex = await databases.init(id);
    await migrateUpOnce(knex);
    await migrateUpOnce(knex);
    const before = await tablesOf(knex);
    await knex('catalog_entities').insert({
      entity_ref: 'component:default/payments',
      kind: 'component',
      in_catalog: true,
    });
    await migrateUpOnce(knex);
    await knex('catalog_entities').insert({
      entity_ref: 'user:default/dana',
      kind: 'user',
      in_catalog: true,
      time_zone: 'Europe/Lisbon',
    });
    const member = {
      user_ref: 'user:default/dana',
      group_ref: 'group:default/ops',
    };
    await knex('entity_members').insert(member);
    await expect(knex('entity_members').insert(member)).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    expect(await knex('catalog_entities').select('entity_ref')).toEqual([
      { entity_ref: 'component:default/payments' },
    ]);
    await migrateUpOnce(knex);
  });

  it('20261121132000_add_mappings', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121131500_add_attention_snoozes.js');
    const [{ id: entityId }] = await knex('catalog_entities')
      .insert({
        entity_ref: 'component:default/payments',
        kind: 'component',
        in_catalog: true,
      })
      .returning('id');
    await knex('entity_aliases').insert({
      alias_ref: 'a',
      entity_id: entityId,
    });
    await migrateUpOnce(knex);
    const declared = await knex('entity_aliases').first();
    expect(declared).toMatchObject({ mapped_by: null, mapped_at: null });
    await knex('entity_aliases').insert({
      alias_ref: 'b',
      entity_id: entityId,
      mapped_by: 'user:default/dana',
      mapped_at: 1_772_323_200_000,
    });
    await migrateDownOnce(knex);
    expect(await knex('entity_aliases').orderBy('alias_ref')).toEqual([
      { alias_ref: 'a', entity_id: entityId },
      { alias_ref: 'b', entity_id: entityId },
    ]);
    await migrateUpOnce(knex);
  });
});
