import type { Knex } from 'knex';

/**
 * Rows that come as one JSON array per column: of hundreds of small rows most
 * of the time goes into taking each apart, on this side.
 *
 * @param rows - selects at least these columns
 * @returns the rows; numbers as such, also those of `bigint` columns
 */
export async function readColumns<T extends object>(
  knex: Knex,
  rows: Knex.QueryBuilder,
  names: readonly (keyof T & string)[],
): Promise<T[]> {
  const isPostgres = knex.client.config.client === 'pg';
  const aggregate = isPostgres ? 'json_agg' : 'json_group_array';
  const answer: Record<string, unknown> = await knex
    .from(rows.as('r'))
    .first(names.map(name => knex.raw(`${aggregate}(??) as ??`, [name, name])));
  const columns = names.map(name => toArray(answer[name]));
  const length = columns[0]?.length ?? 0;
  return Array.from({ length }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (let place = 0; place < names.length; place++) {
      row[names[place]] = columns[place][index];
    }
    return row as T;
  });
}

/** SQLite has no type for JSON, PostgreSQL has nothing of no rows. */
function toArray(column: unknown): unknown[] {
  return typeof column === 'string'
    ? JSON.parse(column)
    : (column as unknown[] | null) ?? [];
}
