// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('slo_collection', table => {
    table.comment('How far the slots of each series were asked of its source');
    table
      .integer('series_id')
      .unsigned()
      .primary()
      .references('id')
      .inTable('slo_series')
      .onDelete('CASCADE');
    table
      .bigInteger('slots_to')
      .notNullable()
      .comment('up to here slots of 5 minutes were asked for');
    table
      .bigInteger('hours_to')
      .notNullable()
      .comment('up to here hours were asked for; they are sealed');
    table.bigInteger('days_to').notNullable().comment('the same for days');
    table.bigInteger('due_at').notNullable().comment('asked again then');
    table
      .integer('attempts')
      .notNullable()
      .comment('in a row that gave nothing, or not all');
    table.text('failure').nullable().comment('what the source says; shown');
    table.string('lease', 36).nullable().comment('of who asks now');
    table.bigInteger('leased_until').nullable();
    table.index(['due_at'], 'slo_collection_due_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('slo_collection');
};
