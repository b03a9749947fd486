// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('attention_snoozes', table => {
    table.comment('What people do not want to be reminded of for a while');
    table.string('user_ref', 400).notNullable();
    table.string('item_id', 200).notNullable();
    table.bigInteger('until').notNullable();
    table.primary(['user_ref', 'item_id']);
    table.index(['until'], 'attention_snoozes_until_idx');
  });

  await knex.schema.alterTable('slo_status', table => {
    table
      .bigInteger('state_since')
      .notNullable()
      .defaultTo(0)
      .comment('since when it has been in its state');
  });
  await knex('slo_status').update({ state_since: knex.ref('computed_at') });

  await knex.schema.alterTable('assignments', table => {
    table.index(['proposed_by', 'decision'], 'assignments_proposed_by_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('assignments', table => {
    table.dropIndex([], 'assignments_proposed_by_idx');
  });
  await knex.schema.alterTable('slo_status', table => {
    table.dropColumn('state_since');
  });
  await knex.schema.dropTable('attention_snoozes');
};
