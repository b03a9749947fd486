// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('assignment_batches', table => {
    table.comment('What became of bulk assignments that were sent with a key');
    table.bigIncrements('id');
    table.string('caller', 400).notNullable();
    table.string('key', 100).notNullable();
    table.string('fingerprint', 64).notNullable().comment('of the request');
    table.text('results').notNullable().comment('JSON, as the API answers it');
    table.bigInteger('at').notNullable();
    table.unique(['caller', 'key'], {
      indexName: 'assignment_batches_key_idx',
    });
    table.index(['at'], 'assignment_batches_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('assignment_batches');
};
