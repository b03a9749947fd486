// @ts-check

/** Entries per statement, below SQLite's limit on variables. */
const CHUNK = 50;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('history', table => {
    table.comment('Who changed what, when and why; rows are only added');
    table.bigIncrements('id');
    table.bigInteger('at').notNullable();
    table.string('by', 400).notNullable();
    table.string('action', 40).notNullable();
    table.string('subject_kind', 20).notNullable();
    table.string('subject_id', 400).notNullable();
    table.text('subject_title').nullable();
    table
      .integer('entity_id')
      .unsigned()
      .nullable()
      .comment('the service or scope');
    table.integer('version').nullable().comment('the one the change led to');
    table.text('reason').nullable();
    table
      .text('changes')
      .notNullable()
      .comment('JSON: field, before and after of each');
    table.index(['at', 'id'], 'history_all_idx');
    table.index(['entity_id', 'at', 'id'], 'history_entity_idx');
    table.index(['subject_kind', 'subject_id', 'id'], 'history_subject_idx');
  });
  await takeOverAssignments(knex);
  await takeOverRevisions(knex);
  await knex.schema.dropTable('assignment_history');
};

/**
 * What was kept of assignments in a table of their own.
 *
 * @param {import('knex').Knex} knex
 */
async function takeOverAssignments(knex) {
  const rows = await knex('assignment_history as h')
    .join('assignments as a', 'a.id', 'h.assignment_id')
    .orderBy('h.id')
    .select('h.*', 'a.scope_id', 'a.reason');
  await insert(
    knex,
    rows.map(row => ({
      at: row.at,
      by: row.by,
      action: row.action,
      subject_kind: 'assignment',
      subject_id: String(row.assignment_id),
      entity_id: row.scope_id,
      version: row.version,
      changes: JSON.stringify(
        Object.entries(JSON.parse(row.changes)).map(([field, change]) => ({
          field,
          ...change,
        })),
      ),
    })),
  );
}

/**
 * That an SLO was revised; what changed stands in its revisions.
 *
 * @param {import('knex').Knex} knex
 */
async function takeOverRevisions(knex) {
  const rows = await knex('slo_revisions as r')
    .join('slos as s', 's.id', 'r.slo_id')
    .orderBy(['r.at', 'r.slo_id', 'r.version'])
    .select(
      'r.at',
      'r.by',
      'r.reason',
      'r.version',
      's.id',
      's.title',
      's.entity_id',
    );
  await insert(
    knex,
    rows.map(row => ({
      at: row.at,
      by: row.by,
      action: row.version === 1 ? 'create' : 'edit',
      subject_kind: 'slo',
      subject_id: String(row.id),
      subject_title: row.title,
      entity_id: row.entity_id,
      version: row.version,
      reason: row.reason,
      changes: '[]',
    })),
  );
}

/**
 * @param {import('knex').Knex} knex
 * @param {object[]} rows
 */
async function insert(knex, rows) {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await knex('history').insert(rows.slice(start, start + CHUNK));
  }
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
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
  const rows = await knex('history')
    .where('subject_kind', 'assignment')
    .orderBy('id')
    .select('*');
  for (const row of rows) {
    await knex('assignment_history').insert({
      assignment_id: row.subject_id,
      version: row.version,
      at: row.at,
      by: row.by,
      action: row.action,
      changes: JSON.stringify(
        Object.fromEntries(
          JSON.parse(row.changes).map(({ field, ...change }) => [
            field,
            change,
          ]),
        ),
      ),
    });
  }
  await knex.schema.dropTable('history');
};
