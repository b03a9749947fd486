import { testDatabases } from '../../__testUtils__/startTandem';
import {
  migrateDownOnce,
  migrateUpOnce,
  migrateUpTo,
  tablesOf,
} from '../__testUtils__/migrating';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('migrations of liaison on %p', id => {
  it('20261121121000_create_liaisons', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121120000_create_slos.js');
    const before = await tablesOf(knex);
    await migrateUpOnce(knex);
    await knex('catalog_entities').insert([
      { entity_ref: 'group:default/red', kind: 'group', in_catalog: true },
      { entity_ref: 'user:default/dana', kind: 'user', in_catalog: true },
    ]);
    const [people, scopes] = ['user:default/dana', 'group:default/red'].map(
      async ref =>
        (await knex('catalog_entities').where('entity_ref', ref).first()).id,
    );
    await knex('assignments').insert({
      scope_id: await scopes,
      liaison_id: await people,
      role: 'primary',
      pattern: 'liaison',
      allocation: 20,
      starts_on: '2026-03-01',
      time_zone: 'Europe/Lisbon',
      starts_at: 1_772_323_200_000,
      decision: 'accepted',
      source: 'ui',
      version: 1,
      proposed_by: 'user:default/dana',
      proposed_at: 1_772_000_000_000,
    });
    await expect(
      knex('catalog_entities').where('kind', 'user').delete(),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/foreign key/i),
    });
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    await migrateUpOnce(knex);
  });

  it('20261121131000_add_assignment_batches', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121130000_create_fleet.js');
    const before = await tablesOf(knex);
    await migrateUpOnce(knex);
    const batch = {
      caller: 'user:default/dana',
      key: 'k',
      fingerprint: 'f',
      results: '[]',
      at: 9007199254740991,
    };
    await knex('assignment_batches').insert([
      batch,
      { ...batch, caller: 'user:default/omar' },
    ]);
    await expect(
      knex('assignment_batches').insert(batch),
    ).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    await migrateUpOnce(knex);
  });

  it('20261121133000_create_notices', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121132000_add_mappings.js');
    const before = await tablesOf(knex);
    await migrateUpOnce(knex);
    const notice = {
      key: 'absence/1',
      kind: 'absence-uncovered',
      bundle: 'absence/1',
      facts: '{}',
      created_at: 1_772_323_200_000,
    };
    await knex('notices').insert(notice);
    await expect(knex('notices').insert(notice)).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    await migrateUpOnce(knex);
  });

  it('20261121140000_create_history', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121133000_create_notices.js');
    const before = await tablesOf(knex);
    const at = 1_772_323_200_000;
    await knex('catalog_entities').insert({
      id: 1,
      entity_ref: 'group:default/red',
      kind: 'group',
      in_catalog: true,
    });
    await knex('assignments').insert({
      id: 7,
      scope_id: 1,
      role: 'primary',
      pattern: 'liaison',
      allocation: 20,
      starts_on: '2026-03-01',
      time_zone: 'UTC',
      starts_at: at,
      decision: 'proposed',
      source: 'ui',
      version: 2,
      proposed_by: 'user:default/dana',
      proposed_at: at,
    });
    const change = { before: 20, after: 30 };
    await knex('assignment_history').insert({
      assignment_id: 7,
      version: 2,
      at,
      by: 'user:default/dana',
      action: 'edit',
      changes: JSON.stringify({ allocation: change }),
    });
    await knex('slos').insert({
      id: 3,
      entity_id: 1,
      name: 'availability',
      title: 'Availability',
      state: 'draft',
      source: 'ui',
      version: 1,
      document: '{}',
    });
    await knex('slo_revisions').insert({
      slo_id: 3,
      version: 1,
      at,
      by: 'user:default/lena',
      reason: 'agreed',
      state: 'draft',
      document: '{}',
    });
    await migrateUpOnce(knex);
    const kept = await knex('history').orderBy('id');
    expect(kept).toEqual([
      expect.objectContaining({
        subject_kind: 'assignment',
        subject_id: '7',
        entity_id: 1,
        version: 2,
        by: 'user:default/dana',
        changes: JSON.stringify([{ field: 'allocation', ...change }]),
      }),
      expect.objectContaining({
        subject_kind: 'slo',
        subject_id: '3',
        action: 'create',
        subject_title: 'Availability',
        reason: 'agreed',
      }),
    ]);
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    expect(await knex('assignment_history').select('changes')).toEqual([
      { changes: JSON.stringify({ allocation: change }) },
    ]);
    await migrateUpOnce(knex);
  });
});
