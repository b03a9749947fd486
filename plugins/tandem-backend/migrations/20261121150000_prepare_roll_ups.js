// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('dora_snapshots', table => {
    table
      .text('environments')
      .nullable()
      .comment('JSON: all that were ever deployed to; null until computed');
  });

  await knex.schema.createTable('roll_up_snapshots', table => {
    table.comment(
      'The last 30 days in production of groups, systems and domains somebody looked at',
    );
    table
      .integer('entity_id')
      .unsigned()
      .primary()
      .references('id')
      .inTable('catalog_entities')
      .onDelete('CASCADE');
    table
      .string('made_from', 100)
      .notNullable()
      .comment('names the services and the revision of the facts of each');
    table.bigInteger('as_of').notNullable();
    table
      .text('card')
      .notNullable()
      .comment('JSON: dora, environments and services of the summary');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('roll_up_snapshots');
  await knex.schema.alterTable('dora_snapshots', table => {
    table.dropColumn('environments');
  });
};
