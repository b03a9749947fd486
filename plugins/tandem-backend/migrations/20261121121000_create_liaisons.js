// @ts-check

/**
 * Compares as bytes on PostgreSQL, as SQLite does anyway, so that civil dates
 * order alike on both.
 *
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.ColumnBuilder} column
 */
function bytewise(knex, column) {
  return knex.client.config.client === 'pg' ? column.collate('C') : column;
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  /**
   * @param {import('knex').Knex.CreateTableBuilder} table
   * @param {string} name
   */
  const entity = (table, name) =>
    table.integer(name).unsigned().references('id').inTable('catalog_entities');
  /**
   * @param {import('knex').Knex.CreateTableBuilder} table
   * @param {string} name
   */
  const civilDate = (table, name) => bytewise(knex, table.string(name, 10));

  await knex.schema.createTable('assignments', table => {
    table.comment('Who helps which team or service, from when until when');
    table.bigIncrements('id');
    entity(table, 'scope_id').notNullable();
    table
      .string('scope_uid', 63)
      .nullable()
      .comment('of the scope when somebody last looked at the assignment');
    entity(table, 'liaison_id').nullable().comment('null for self-run');
    table.string('role', 20).notNullable().comment('of self-run primary');
    table.string('pattern', 20).notNullable();
    table.text('purpose').nullable();
    table.text('exit_criteria').nullable();
    table.integer('allocation').notNullable().comment('percent');
    civilDate(table, 'starts_on').notNullable();
    civilDate(table, 'ends_on').nullable().comment('the last day');
    table.string('time_zone', 100).notNullable();
    table.bigInteger('starts_at').notNullable().comment('fact: of starts_on');
    table
      .bigInteger('ending_at')
      .nullable()
      .comment('fact: from when on it is shown as ending');
    table
      .bigInteger('until_at')
      .nullable()
      .comment('fact: the end of ends_on, exclusive');
    civilDate(table, 'review_by').nullable();
    table.text('channel').nullable();
    table.text('responsibilities').nullable();
    table.string('decision', 20).notNullable();
    table
      .string('orphaned_from', 20)
      .nullable()
      .comment('the decision that comes back with the person');
    table.string('source', 20).notNullable();
    table.integer('version').notNullable();
    table.string('proposed_by', 400).notNullable();
    table.bigInteger('proposed_at').notNullable();
    table.string('decided_by', 400).nullable();
    table.bigInteger('decided_at').nullable();
    table.string('closed_by', 400).nullable();
    table.bigInteger('closed_at').nullable();
    civilDate(table, 'closed_on').nullable().comment('fact: of closed_at');
    table.text('reason').nullable();
    table.text('return_criteria').nullable();
    table.index(['scope_id', 'proposed_at', 'id'], 'assignments_scope_idx');
    table.index(['liaison_id', 'proposed_at', 'id'], 'assignments_liaison_idx');
    table.index(['decision', 'proposed_at', 'id'], 'assignments_decision_idx');
    table.index(['proposed_at', 'id'], 'assignments_all_idx');
  });

  await knex.schema.createTable('assignment_history', table => {
    table.comment('Every change of an assignment; rows are only added');
    table.bigIncrements('id');
    table
      .bigInteger('assignment_id')
      .notNullable()
      .references('id')
      .inTable('assignments')
      .onDelete('CASCADE');
    table.integer('version').notNullable().comment('the one it led to');
    table.bigInteger('at').notNullable();
    table.string('by', 400).notNullable();
    table.string('action', 20).notNullable();
    table
      .text('changes')
      .notNullable()
      .comment('JSON: before and after of each field');
    table.index(['assignment_id', 'version'], 'assignment_history_idx');
  });

  await knex.schema.createTable('absences', table => {
    table.comment('Days on which people are away, both included; no reasons');
    table.bigIncrements('id');
    entity(table, 'user_id').notNullable();
    civilDate(table, 'starts_on').notNullable();
    civilDate(table, 'ends_on').notNullable();
    table.bigInteger('created_at').notNullable();
    table.string('created_by', 400).notNullable();
    table.unique(['user_id', 'starts_on', 'ends_on'], {
      indexName: 'absences_user_idx',
    });
    table.index(['starts_on', 'id'], 'absences_all_idx');
  });

  await knex.schema.createTable('liaison_locks', table => {
    table.comment('A row per person and scope that writers wait for');
    table.string('key', 40).primary();
    table.bigInteger('locked_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('liaison_locks');
  await knex.schema.dropTable('absences');
  await knex.schema.dropTable('assignment_history');
  await knex.schema.dropTable('assignments');
};
