// @ts-check

/**
 * Compares as bytes on PostgreSQL, as SQLite does anyway, so that both
 * databases and JavaScript order names and references alike.
 *
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.ColumnBuilder} column
 */
function bytewise(knex, column) {
  return knex.client.config.client === 'pg' ? column.collate('C') : column;
}

const STEPS = ['owned', 'tracked', 'drafted', 'published', 'covered'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const entity = table =>
    table
      .integer('entity_id')
      .unsigned()
      .primary()
      .references('id')
      .inTable('catalog_entities')
      .onDelete('CASCADE');
  /**
   * @param {import('knex').Knex.CreateTableBuilder} table
   * @param {string} name
   */
  const ref = (table, name) => bytewise(knex, table.string(name, 400));
  /**
   * @param {import('knex').Knex.CreateTableBuilder} table
   * @param {string} name
   */
  const words = (table, name) => bytewise(knex, table.text(name));

  await knex.schema.createTable('fleet_services', table => {
    table.comment(
      'A row per service: prepared for lists, and true again soon after a change',
    );
    entity(table);
    ref(table, 'entity_ref').notNullable();
    table.text('title').notNullable();
    words(table, 'name_key').notNullable().comment('the title, lower-case');
    words(table, 'search_text')
      .notNullable()
      .comment('title and reference, lower-case');
    ref(table, 'owner_ref').nullable();
    table.text('owner_title').nullable();
    words(table, 'owner_key')
      .nullable()
      .comment('the title of the owner or its name, lower-case');
    ref(table, 'system_ref').nullable();
    words(table, 'tier').nullable();
    words(table, 'type').nullable();
    words(table, 'lifecycle').nullable();

    table.integer('slo_count').notNullable().defaultTo(0);
    table
      .string('slo_state', 20)
      .notNullable()
      .defaultTo('none')
      .comment('of the worst SLO; none where there is no SLO');
    table
      .integer('slo_rank')
      .nullable()
      .comment('of slo_state: the lower, the worse; null without SLO');
    table.double('slo_remaining_ratio').nullable();
    table
      .double('slo_order')
      .nullable()
      .comment('by rank and then by what is left; null without SLO');
    table.bigInteger('slo_as_of').nullable();

    table.string('via', 20).notNullable().defaultTo('none');
    ref(table, 'scope_ref').nullable().comment('of the cover that holds now');
    table.bigInteger('assignment_id').nullable();
    ref(table, 'primary_ref').nullable();
    ref(table, 'deputy_ref').nullable();
    ref(table, 'acting_ref').nullable();
    table.string('pattern', 20).nullable();
    table.string('until', 10).nullable().comment('the last day, a civil date');

    table.double('per_day').nullable();
    table.double('lead_seconds').nullable();
    table.double('fail_ratio').nullable();
    table.double('recovery_seconds').nullable();
    table.integer('deployments').notNullable().defaultTo(0);
    table.integer('failed').notNullable().defaultTo(0);
    table.string('level', 20).notNullable().defaultTo('insufficient-data');
    table.bigInteger('dora_as_of').nullable();

    table.boolean('is_owned').notNullable().defaultTo(false);
    table.boolean('is_tracked').notNullable().defaultTo(false);
    table.boolean('is_drafted').notNullable().defaultTo(false);
    table.boolean('is_published').notNullable().defaultTo(false);
    table.boolean('is_covered').notNullable().defaultTo(false);
    table
      .bigInteger('due_at')
      .nullable()
      .comment('when time alone makes the row untrue');

    for (const column of [
      'name_key',
      'owner_key',
      'slo_order',
      'slo_remaining_ratio',
      'per_day',
      'lead_seconds',
      'fail_ratio',
      'recovery_seconds',
    ]) {
      table.index([column, 'entity_ref'], `fleet_services_${column}_idx`);
    }
    for (const column of [
      'system_ref',
      'tier',
      'lifecycle',
      'slo_state',
      'scope_ref',
      'primary_ref',
      'deputy_ref',
      'due_at',
    ]) {
      table.index([column], `fleet_services_${column}_idx`);
    }
    table.index(['owner_ref', 'is_owned'], 'fleet_services_owner_ref_idx');
    table.index(
      ['is_owned', 'is_tracked', 'is_drafted', 'is_published', 'is_covered'],
      'fleet_services_steps_idx',
    );
  });

  await knex.schema.createTable('fleet_changes', table => {
    table.comment(
      'Entities whose services have to be prepared anew; rows are only added, and deleted once that is done',
    );
    table.bigIncrements('id');
    table.integer('entity_id').unsigned().notNullable();
    table
      .bigInteger('not_before')
      .nullable()
      .comment('of one that could not be prepared: when to try again');
    table.index(['entity_id'], 'fleet_changes_entity_idx');
    table.index(['not_before'], 'fleet_changes_not_before_idx');
  });

  await knex.schema.createTable('fleet_steps', table => {
    table.comment(
      'When a service was first seen to have taken a step; never cleared',
    );
    entity(table);
    table.bigInteger('owned_at').nullable();
    table.bigInteger('tracked_at').nullable();
    table.bigInteger('drafted_at').nullable();
    table.bigInteger('published_at').nullable();
    table.bigInteger('covered_at').nullable();
  });

  await knex.schema.createTable('fleet_days', table => {
    table.comment('How many services had taken each step on a day');
    bytewise(knex, table.string('date', 10)).primary().comment('of UTC');
    table.integer('teams').notNullable();
    table.integer('catalogued').notNullable();
    for (const step of STEPS) table.integer(step).notNullable();
    for (const step of STEPS) {
      table
        .double(`${step}_days`)
        .nullable()
        .comment('median days from all steps before to this one');
    }
    table
      .double('total_days')
      .nullable()
      .comment('median days from first seen to all steps taken');
  });

  await knex
    .into(knex.raw('fleet_changes (entity_id)'))
    .insert(
      knex('catalog_entities')
        .where({ kind: 'component', in_catalog: true })
        .orderBy('id')
        .select('id'),
    );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_days');
  await knex.schema.dropTable('fleet_steps');
  await knex.schema.dropTable('fleet_changes');
  await knex.schema.dropTable('fleet_services');
};
