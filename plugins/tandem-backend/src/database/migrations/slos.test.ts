import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/startTandem';
import {
  migrateDownOnce,
  migrateUpOnce,
  migrateUpTo,
  tablesOf,
} from '../__testUtils__/migrating';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

async function insertSlo(knex: Knex) {
  const [slo] = await knex('slos')
    .insert({
      entity_id: 1,
      name: 'answers',
      title: 'Answers',
      state: 'published',
      source: 'ui',
      version: 1,
      document: '{}',
    })
    .returning('*');
  await knex('slo_revisions').insert({
    slo_id: slo.id,
    version: 1,
    at: 1,
    by: 'user:default/dana',
    state: 'published',
    document: '{}',
  });
  await knex('slo_series')
    .insert({ slo_id: slo.id, fingerprint: 'f', scale: 1 })
    .returning('*');
}

describe.each(ids)('migrations of slos on %p', id => {
  it('20261121120000_create_slos', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121110000_add_people.js');
    const before = await tablesOf(knex);
    await migrateUpOnce(knex);
    await knex('catalog_entities').insert({
      entity_ref: 'component:default/payments',
      kind: 'component',
      in_catalog: true,
    });
    await insertSlo(knex);
    await expect(insertSlo(knex)).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    const slot = { series_id: 1, resolution: 300, start: 1_800_000_000_000 };
    await knex('slo_slots').insert({ ...slot, good: 1e12, total: 1e12 });
    const [{ sum }] = await knex('slo_slots').select(
      knex.raw('cast(sum(total) as text) as sum'),
    );
    expect(sum).toBe('1000000000000');
    await expect(
      knex('slo_slots').insert({ ...slot, good: 0, total: 0 }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });

    await knex('slos').delete();
    for (const table of ['slo_revisions', 'slo_series', 'slo_slots']) {
      expect(await knex(table)).toEqual([]);
    }
    await insertSlo(knex);
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    await migrateUpOnce(knex);
  });

  it('20261121131500_add_attention_snoozes', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121131000_add_assignment_batches.js');
    const before = await tablesOf(knex);
    await knex('catalog_entities').insert({
      entity_ref: 'component:default/payments',
      kind: 'component',
      in_catalog: true,
    });
    await insertSlo(knex);
    const status = {
      slo_id: 1,
      state: 'healthy',
      state_rank: 6,
      status: '{}',
      computed_at: 1_800_000_000_000,
    };
    await knex('slo_status').insert(status);
    await migrateUpOnce(knex);
    const [{ state_since: since }] = await knex('slo_status');
    expect(Number(since)).toBe(status.computed_at);
    const snooze = { user_ref: 'user:default/dana', item_id: 'a', until: 1 };
    await knex('attention_snoozes').insert(snooze);
    await expect(
      knex('attention_snoozes').insert(snooze),
    ).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    expect(await knex('slo_status')).toMatchObject([{ slo_id: 1 }]);
    await migrateUpOnce(knex);
  });

  it('20261121140500_create_collection', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121140000_create_history.js');
    const before = await tablesOf(knex);
    await knex('catalog_entities').insert({
      entity_ref: 'component:default/payments',
      kind: 'component',
      in_catalog: true,
    });
    await insertSlo(knex);
    await migrateUpOnce(knex);
    const at = 9007199254740991;
    const row = {
      series_id: 1,
      slots_to: at,
      hours_to: at,
      days_to: at,
      due_at: at,
      attempts: 0,
    };
    await knex('slo_collection').insert(row);
    await expect(knex('slo_collection').insert(row)).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    const [kept] = await knex('slo_collection');
    expect(kept).toMatchObject({ failure: null, leased_until: null });
    expect(Number(kept.due_at)).toBe(at);
    await knex('slo_series').delete();
    expect(await knex('slo_collection')).toEqual([]);
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    await migrateUpOnce(knex);
  });
});
