// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('task_runs', table => {
    table.comment('How the last runs of each background task went');
    table.string('id', 40).primary();
    table.bigInteger('every_millis').notNullable();
    table.bigInteger('watched_since').notNullable();
    table.bigInteger('started_at').nullable();
    table
      .bigInteger('finished_at')
      .nullable()
      .comment('of the last run that came to its end, well or not');
    table.bigInteger('duration_millis').nullable();
    table.text('error').nullable().comment('null after a run that went well');
    table.integer('failures').notNullable().comment('in a row');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('task_runs');
};
