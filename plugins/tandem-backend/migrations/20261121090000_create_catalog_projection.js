// @ts-check

/**
 * Compares as bytes on PostgreSQL, as SQLite does anyway, so that both
 * databases and JavaScript order references alike.
 *
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.ColumnBuilder} column
 */
function bytewise(knex, column) {
  return knex.client.config.client === 'pg' ? column.collate('C') : column;
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('catalog_entities', table => {
    table.comment(
      'What Tandem needs of the catalog, and references that only events named so far',
    );
    table.increments('id');
    bytewise(knex, table.string('entity_ref', 400)).notNullable().unique();
    table.string('kind', 63).notNullable();
    table.boolean('in_catalog').notNullable();
    table.string('uid', 63).nullable();
    table.text('title').nullable();
    table.text('type').nullable();
    table.text('lifecycle').nullable();
    table.text('tier').nullable();
    table.string('owner_ref', 400).nullable().index();
    table.string('system_ref', 400).nullable().index();
    table.string('domain_ref', 400).nullable().index();
    table.string('parent_ref', 400).nullable();
    table
      .bigInteger('first_seen_at')
      .nullable()
      .comment('when the catalog first held it; null if it never did');
    table.bigInteger('removed_at').nullable();
    table.index(['in_catalog', 'kind'], 'catalog_entities_kind_idx');
  });

  await knex.schema.createTable('entity_ancestors', table => {
    table.comment(
      'Parent groups of groups and parent domains of domains, at any depth; each is its own at depth 0',
    );
    table.string('entity_ref', 400).notNullable();
    table.string('ancestor_ref', 400).notNullable();
    table.integer('depth').notNullable();
    table.primary(['entity_ref', 'ancestor_ref']);
    table.index(['ancestor_ref'], 'entity_ancestors_ancestor_idx');
  });

  await knex.schema.createTable('entity_owners', table => {
    table.comment('Who owned an entity from when until when, half-open');
    table
      .integer('entity_id')
      .unsigned()
      .notNullable()
      .references('id')
      .inTable('catalog_entities')
      .onDelete('CASCADE');
    table.string('owner_ref', 400).notNullable();
    table
      .bigInteger('from_at')
      .notNullable()
      .comment('of the first owner the beginning of time');
    table.bigInteger('until_at').nullable();
    table.primary(['entity_id', 'from_at']);
    table.index(['owner_ref'], 'entity_owners_owner_idx');
  });

  await knex.schema.createTable('entity_aliases', table => {
    table.comment(
      'Former references of entities, under which events may arrive',
    );
    table.string('alias_ref', 400).primary();
    table
      .integer('entity_id')
      .unsigned()
      .notNullable()
      .references('id')
      .inTable('catalog_entities')
      .onDelete('CASCADE');
    table.index(['entity_id'], 'entity_aliases_entity_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('entity_aliases');
  await knex.schema.dropTable('entity_owners');
  await knex.schema.dropTable('entity_ancestors');
  await knex.schema.dropTable('catalog_entities');
};
