import type { Knex } from 'knex';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { testDatabases } from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const directory = path.resolve(__dirname, '../../migrations');

async function migrateUpOnce(knex: Knex) {
  await knex.migrate.up({ directory });
}

async function migrateDownOnce(knex: Knex) {
  await knex.migrate.down({ directory });
}

async function tablesOf(knex: Knex): Promise<string[]> {
  const rows =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .where('table_schema', 'public')
          .select('table_name as name')
      : await knex('sqlite_master').where('type', 'table').select('name');
  return rows
    .map(row => row.name as string)
    .filter(name => !/^(knex_|sqlite_)/.test(name))
    .sort();
}

async function insertHistory(knex: Knex) {
  const [deployment] = await knex('deployments')
    .insert({
      entity_id: 1,
      source: 'ci',
      external_id: '1',
      environment: 'production',
      status: 'succeeded',
      finished_at: -62167219200000,
      received_at: 9007199254740991,
      happened_at: -62167219200000,
    })
    .returning('*');
  await knex('deployment_changes').insert({
    deployment_id: deployment.id,
    entity_id: 1,
    commit_sha: 'a',
    committed_at: 1,
  });
  await knex('lead_samples').insert({
    entity_id: 1,
    environment: 'production',
    commit_sha: 'a',
    deployment_id: deployment.id,
    deployed_at: 2,
    lead_millis: -1,
  });
  await knex('incidents').insert({
    entity_id: 1,
    source: 'pager',
    external_id: '1',
    environment: 'production',
    title: 'Down',
    started_at: 2,
    received_at: 3,
    deployment_id: deployment.id,
  });
  await knex('dora_snapshots').insert({
    entity_id: 1,
    revision: 0,
    due_at: 0,
    derived_with: 'x',
  });
  return deployment;
}

async function migrateUpTo(knex: Knex, name: string) {
  for (const file of readdirSync(directory).sort()) {
    await migrateUpOnce(knex);
    if (file === name) return;
  }
  throw new Error(`There is no migration ${name}`);
}

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

describe.each(ids)('migrations on %p', id => {
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

  it('20261121091000_create_delivery', async () => {
    const knex = await databases.init(id);
    await migrateUpOnce(knex);
    await knex('catalog_entities').insert({
      entity_ref: 'component:default/payments',
      kind: 'component',
      in_catalog: true,
    });
    const before = await tablesOf(knex);
    await migrateUpOnce(knex);
    const deployment = await insertHistory(knex);
    expect(Number(deployment.finished_at)).toBe(-62167219200000);
    expect(Number(deployment.received_at)).toBe(9007199254740991);
    expect(Boolean(deployment.failed)).toBe(false);
    await expect(insertHistory(knex)).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    await expect(
      knex('catalog_entities').where('id', 1).delete(),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/foreign key/i),
    });

    await knex('deployments').delete();
    expect(await knex('deployment_changes')).toEqual([]);
    expect(await knex('lead_samples')).toEqual([]);
    expect(await knex('incidents')).toMatchObject([{ deployment_id: null }]);

    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    expect(await knex('catalog_entities')).toHaveLength(1);
    await migrateUpOnce(knex);
    await insertHistory(knex);
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

  it('20261121150000_prepare_roll_ups', async () => {
    const knex = await databases.init(id);
    await migrateUpTo(knex, '20261121141000_create_task_runs.js');
    const before = await tablesOf(knex);
    await knex('catalog_entities').insert({
      id: 1,
      entity_ref: 'component:default/cart',
      kind: 'component',
      in_catalog: true,
    });
    await knex('dora_snapshots').insert({
      entity_id: 1,
      revision: 3,
      computed_revision: 3,
      due_at: 1_772_323_200_000,
      derived_with: 'attribution=off,clock=incident',
      dora: '{}',
    });
    await migrateUpOnce(knex);
    const snapshot = await knex('dora_snapshots').first();
    expect(snapshot).toMatchObject({ revision: 3, environments: null });
    expect(Number(snapshot.due_at)).toBe(0);
    await knex('roll_up_snapshots').insert({
      entity_id: 1,
      made_from: 'hash',
      as_of: 1_772_323_200_000,
      took_millis: 7,
      card: '{}',
    });
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    expect(await knex('dora_snapshots').first()).toMatchObject({ dora: '{}' });
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

  it('go all the way up and down, and up again', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    const tables = await tablesOf(knex);
    for (const _ of readdirSync(directory)) await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual([]);
    await knex.migrate.latest({ directory });
    expect(await tablesOf(knex)).toEqual(tables);
  });
});
