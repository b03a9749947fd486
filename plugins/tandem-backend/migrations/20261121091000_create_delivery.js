// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.ColumnBuilder} column
 */
function bytewise(knex, column) {
  return knex.client.config.client === 'pg' ? column.collate('C') : column;
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const entity = table =>
    table
      .integer('entity_id')
      .unsigned()
      .notNullable()
      .references('id')
      .inTable('catalog_entities');

  await knex.schema.createTable('deployments', table => {
    table.comment('Deployments as posted, and the facts derived from them');
    table.bigIncrements('id');
    entity(table);
    bytewise(knex, table.string('source', 100)).notNullable();
    bytewise(knex, table.string('external_id', 300)).notNullable();
    table.string('environment', 100).notNullable();
    table.string('status', 20).notNullable();
    table.bigInteger('started_at').nullable();
    table.bigInteger('finished_at').nullable();
    bytewise(knex, table.string('commit_sha', 100)).nullable();
    table.string('version', 200).nullable();
    table.string('declared_kind', 20).nullable();
    table.text('url').nullable();
    table
      .text('claims')
      .nullable()
      .comment('JSON: when a field was claimed, where not at finished_at');
    table.bigInteger('received_at').notNullable();
    table
      .bigInteger('happened_at')
      .notNullable()
      .comment('finished, else started, else received: the order of lists');
    table.string('kind', 20).nullable().comment('fact: declared or inferred');
    table.boolean('failed').notNullable().defaultTo(false).comment('fact');
    table.bigInteger('failure_started_at').nullable().comment('fact');
    table.bigInteger('recovered_at').nullable().comment('fact');
    table
      .bigInteger('undone_at')
      .nullable()
      .comment('fact: finish of the rollback directly after it');
    table.integer('incidents').notNullable().defaultTo(0).comment('fact');
    table.unique(['source', 'external_id', 'entity_id'], {
      indexName: 'deployments_key_idx',
    });
    table.index(
      ['entity_id', 'environment', 'status', 'finished_at'],
      'deployments_window_idx',
    );
    table.index(
      ['entity_id', 'environment', 'commit_sha'],
      'deployments_commit_idx',
    );
    table.index(['entity_id', 'happened_at', 'id'], 'deployments_list_idx');
    table.index(['happened_at', 'id'], 'deployments_all_idx');
  });

  await knex.schema.createTable('deployment_changes', table => {
    table.comment('Commits contained in a deployment, as posted');
    table
      .bigInteger('deployment_id')
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.integer('entity_id').unsigned().notNullable();
    bytewise(knex, table.string('commit_sha', 100)).notNullable();
    table.bigInteger('committed_at').notNullable();
    table.text('url').nullable();
    table.text('pull_request').nullable().comment('JSON');
    table.primary(['deployment_id', 'commit_sha']);
    table.index(['entity_id', 'commit_sha'], 'deployment_changes_commit_idx');
  });

  await knex.schema.createTable('lead_samples', table => {
    table.comment(
      'Fact: a change and the earliest successful deployment that held it',
    );
    table.integer('entity_id').unsigned().notNullable();
    table.string('environment', 100).notNullable();
    bytewise(knex, table.string('commit_sha', 100)).notNullable();
    table
      .bigInteger('deployment_id')
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.bigInteger('deployed_at').notNullable();
    table.bigInteger('lead_millis').notNullable();
    table.bigInteger('coding_millis').nullable();
    table.bigInteger('review_millis').nullable();
    table.bigInteger('deploy_millis').nullable();
    table.primary(['entity_id', 'environment', 'commit_sha']);
    table.index(
      ['entity_id', 'environment', 'deployed_at'],
      'lead_samples_window_idx',
    );
    table.index(['deployment_id'], 'lead_samples_deployment_idx');
  });

  await knex.schema.createTable('incidents', table => {
    table.comment('Incidents as posted, and the deployment they count against');
    table.bigIncrements('id');
    entity(table);
    bytewise(knex, table.string('source', 100)).notNullable();
    bytewise(knex, table.string('external_id', 300)).notNullable();
    table.string('environment', 100).notNullable();
    table.text('title').notNullable();
    table.string('severity', 10).nullable();
    table.bigInteger('started_at').notNullable();
    table.bigInteger('resolved_at').nullable();
    table.text('url').nullable();
    table.text('postmortem_url').nullable();
    bytewise(knex, table.string('link_source', 100)).nullable();
    bytewise(knex, table.string('link_external_id', 300)).nullable();
    table.bigInteger('received_at').notNullable();
    table
      .bigInteger('deployment_id')
      .nullable()
      .references('id')
      .inTable('deployments')
      .onDelete('SET NULL')
      .comment('fact: the deployment it counts against');
    table.unique(['source', 'external_id', 'entity_id'], {
      indexName: 'incidents_key_idx',
    });
    table.index(
      ['entity_id', 'environment', 'started_at'],
      'incidents_window_idx',
    );
    table.index(['entity_id', 'started_at', 'id'], 'incidents_list_idx');
    table.index(['started_at', 'id'], 'incidents_all_idx');
    table.index(['deployment_id'], 'incidents_deployment_idx');
    table.index(
      ['link_source', 'link_external_id', 'entity_id'],
      'incidents_link_idx',
    );
  });

  await knex.schema.createTable('dora_snapshots', table => {
    table.comment(
      'The last 30 days in production of each service, for cards and lists',
    );
    table
      .integer('entity_id')
      .unsigned()
      .primary()
      .references('id')
      .inTable('catalog_entities')
      .onDelete('CASCADE');
    table
      .integer('revision')
      .notNullable()
      .comment('raised by every write to the facts of the service');
    table
      .integer('computed_revision')
      .nullable()
      .comment('the revision the figures were computed from');
    table
      .bigInteger('due_at')
      .notNullable()
      .comment('when to compute it again; pushed ahead while somebody does');
    table
      .string('derived_with', 100)
      .notNullable()
      .comment(
        'the settings under which the facts of the service were derived',
      );
    table.bigInteger('as_of').nullable();
    table.text('dora').nullable().comment('JSON: the answer of GET /dora');
    table.index(['due_at'], 'dora_snapshots_due_idx');
    table.index(['derived_with'], 'dora_snapshots_derived_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('dora_snapshots');
  await knex.schema.dropTable('incidents');
  await knex.schema.dropTable('lead_samples');
  await knex.schema.dropTable('deployment_changes');
  await knex.schema.dropTable('deployments');
};
