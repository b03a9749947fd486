// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('catalog_entities', table => {
    table
      .string('time_zone', 100)
      .nullable()
      .comment('IANA name; where a person works, as their annotation says');
  });
  await knex.schema.createTable('entity_members', table => {
    table.comment('Which groups a person is a direct member of');
    table.string('user_ref', 400).notNullable();
    table.string('group_ref', 400).notNullable();
    table.primary(['user_ref', 'group_ref']);
    table.index(['group_ref'], 'entity_members_group_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('entity_members');
  await knex('catalog_entities').where('kind', 'user').delete();
  // On SQLite knex would make the table anew, which the rows that refer to it
  // do not allow.
  await knex.raw('alter table catalog_entities drop column time_zone');
};
