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

describe.each(ids)('migrations of delivery on %p', id => {
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
    await knex('roll_up_snapshots').insert({
      entity_id: 1,
      made_from: 'hash',
      as_of: 1_772_323_200_000,
      card: '{}',
    });
    await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual(before);
    expect(await knex('dora_snapshots').first()).toMatchObject({ dora: '{}' });
    await migrateUpOnce(knex);
  });
});
