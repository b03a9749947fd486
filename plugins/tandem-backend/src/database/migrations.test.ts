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
