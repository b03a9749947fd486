// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entity_aliases', table => {
    table
      .string('mapped_by', 400)
      .nullable()
      .comment('who said so; null where an annotation in the catalog does');
    table.bigInteger('mapped_at').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('entity_aliases', table => {
    table.dropColumn('mapped_by');
    table.dropColumn('mapped_at');
  });
};
