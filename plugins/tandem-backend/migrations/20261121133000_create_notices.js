// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('notices', table => {
    table.comment('What people are told of, each once');
    table.bigIncrements('id');
    table.string('key', 300).notNullable();
    table.string('kind', 40).notNullable();
    table
      .string('bundle', 1000)
      .notNullable()
      .comment('those of one bundle are told together');
    table.text('facts').notNullable().comment('JSON, by kind');
    table.bigInteger('created_at').notNullable();
    table
      .bigInteger('claimed_at')
      .nullable()
      .comment('when a replica took it on, before it sent anything');
    table.bigInteger('sent_at').nullable();
    table
      .string('outcome', 20)
      .nullable()
      .comment('sent, nobody, late or not-sent; null while it is under way');
    table.unique(['key'], { indexName: 'notices_key_idx' });
    table.index(['claimed_at', 'id'], 'notices_claimed_idx');
    table.index(['bundle', 'created_at'], 'notices_bundle_idx');
    table.index(['created_at'], 'notices_created_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('notices');
};
