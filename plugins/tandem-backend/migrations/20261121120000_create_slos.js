// @ts-check

/**
 * Compares as bytes on PostgreSQL, as SQLite does anyway, so that both
 * databases and JavaScript order names alike.
 *
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.ColumnBuilder} column
 */
function bytewise(knex, column) {
  return knex.client.config.client === 'pg' ? column.collate('C') : column;
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const slo = table =>
    table
      .integer('slo_id')
      .unsigned()
      .notNullable()
      .references('id')
      .inTable('slos')
      .onDelete('CASCADE');

  await knex.schema.createTable('slos', table => {
    table.comment('SLOs as they are now, archived ones included');
    table.increments('id');
    table
      .integer('entity_id')
      .unsigned()
      .notNullable()
      .references('id')
      .inTable('catalog_entities');
    bytewise(knex, table.string('name', 63)).notNullable();
    table.text('title').notNullable();
    table.string('state', 20).notNullable();
    table.string('source', 20).notNullable();
    table.integer('version').notNullable();
    table
      .integer('imported_version')
      .nullable()
      .comment('the version that was written from a file; null if none was');
    table.text('document').notNullable().comment('OpenSLO v1 as JSON');
    table
      .integer('series_id')
      .unsigned()
      .nullable()
      .comment('the slots it is computed from now');
    table.unique(['entity_id', 'name'], { indexName: 'slos_name_idx' });
    table.index(['state'], 'slos_state_idx');
  });

  await knex.schema.createTable('slo_revisions', table => {
    table.comment('Every version of every SLO; the one before is its past');
    slo(table);
    table.integer('version').notNullable();
    table.bigInteger('at').notNullable();
    table.text('by').notNullable();
    table.text('reason').nullable();
    table.string('state', 20).notNullable();
    table.text('document').notNullable().comment('OpenSLO v1 as JSON');
    table.primary(['slo_id', 'version']);
  });

  await knex.schema.createTable('slo_references', table => {
    table.comment('The other OpenSLO documents that an SLO is read with');
    slo(table);
    table.string('kind', 63).notNullable();
    bytewise(knex, table.string('name', 63)).notNullable();
    table.primary(['slo_id', 'kind', 'name']);
    table.index(['kind', 'name'], 'slo_references_document_idx');
  });

  await knex.schema.createTable('openslo_documents', table => {
    table.comment('OpenSLO documents of all kinds but SLO');
    table.string('kind', 63).notNullable();
    bytewise(knex, table.string('name', 63)).notNullable();
    table.text('document').notNullable().comment('OpenSLO v1 as JSON');
    table.bigInteger('updated_at').notNullable();
    table.text('updated_by').notNullable();
    table.primary(['kind', 'name']);
  });

  await knex.schema.createTable('slo_series', table => {
    table.comment('Slots of one query each; another query is another series');
    table.increments('id');
    slo(table);
    table.string('fingerprint', 64).notNullable();
    table
      .integer('scale')
      .notNullable()
      .comment('stored whole numbers per event');
    table.unique(['slo_id', 'fingerprint'], {
      indexName: 'slo_series_fingerprint_idx',
    });
  });

  await knex.schema.createTable('slo_slots', table => {
    table.comment('Good and total events of a slot');
    table
      .integer('series_id')
      .unsigned()
      .notNullable()
      .references('id')
      .inTable('slo_series')
      .onDelete('CASCADE');
    table
      .integer('resolution')
      .notNullable()
      .comment('length in seconds: 300, 3600 or 86400');
    table.bigInteger('start').notNullable();
    table.bigInteger('good').notNullable();
    table.bigInteger('total').notNullable();
    table.primary(['series_id', 'resolution', 'start']);
  });

  await knex.schema.createTable('slo_status', table => {
    table.comment('How each SLO does, kept by the writes, for cards and lists');
    slo(table).primary();
    table.string('state', 20).notNullable();
    table
      .integer('state_rank')
      .notNullable()
      .comment('0 is what needs attention first');
    table.double('remaining_ratio').nullable();
    table.bigInteger('as_of').nullable().comment('end of the newest slot');
    table
      .bigInteger('stale_at')
      .nullable()
      .comment('after this it is stale; null where it is not counted yet');
    table.text('status').notNullable().comment('JSON, as the API answers it');
    table.bigInteger('computed_at').notNullable();
    table.index(['stale_at'], 'slo_status_stale_idx');
  });

  await knex.schema.createTable('slo_alerts', table => {
    table.comment('When the alerts of an objective fired');
    slo(table);
    table.integer('objective').notNullable().comment('place, from 0');
    table.string('severity', 20).notNullable();
    table.string('long_window', 10).notNullable();
    table.string('short_window', 10).notNullable();
    table.bigInteger('started_at').notNullable();
    table.bigInteger('ended_at').nullable().comment('null while it fires');
    table.primary(['slo_id', 'started_at', 'objective', 'long_window']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('slo_alerts');
  await knex.schema.dropTable('slo_status');
  await knex.schema.dropTable('slo_slots');
  await knex.schema.dropTable('slo_series');
  await knex.schema.dropTable('openslo_documents');
  await knex.schema.dropTable('slo_references');
  await knex.schema.dropTable('slo_revisions');
  await knex.schema.dropTable('slos');
};
