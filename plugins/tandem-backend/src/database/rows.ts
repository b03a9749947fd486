import type { Knex } from 'knex';

/*
 * What both databases make of a value, in one place: instants are UTC epoch
 * milliseconds in bigint columns, which PostgreSQL hands out as strings, and
 * SQLite keeps booleans as 0 and 1.
 */

/** Rows per statement, below SQLite's limits on variables and compound selects. */
const CHUNK = 400;

export function toNumber(value: string | number): number {
  return Number(value);
}

export function toOptionalNumber(
  value: string | number | null,
): number | undefined {
  return value === null ? undefined : Number(value);
}

export function toBoolean(value: boolean | number): boolean {
  return Boolean(value);
}

export function toOptional<T>(value: T | null): T | undefined {
  return value ?? undefined;
}

export function toIso(millis: number): string {
  return new Date(millis).toISOString();
}

export function toOptionalIso(millis: number | undefined): string | undefined {
  return millis === undefined ? undefined : toIso(millis);
}

/** What waits, of a row with `waiting` and `oldest_at`. */
export function toBacklog(
  row: Record<string, string | number | null> | undefined,
): { waiting: number; oldestAt?: number } {
  return {
    waiting: toNumber(row?.waiting ?? 0),
    oldestAt: toOptionalNumber(row?.oldest_at ?? null),
  };
}

/** The items in portions that fit one statement. */
export function* inChunks<T>(items: readonly T[]): Iterable<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) {
    yield items.slice(start, start + CHUNK);
  }
}

type ColumnType = 'bigint' | 'integer' | 'text' | 'boolean';

/**
 * Literal rows as a table to join with, on both databases. PostgreSQL cannot
 * know the type of a bare parameter, so the first row says it. To SQLite that
 * would be an affinity, for which it looks up nothing by index.
 *
 * @param columns - name and type of each column
 * @param rows - at least one; as many values each as there are columns
 */
export function literalTable(
  knex: Knex,
  alias: string,
  columns: Record<string, ColumnType>,
  rows: (string | number | boolean | null)[][],
): Knex.Raw {
  const names = Object.keys(columns).map(
    (name, index) => `column${index + 1} as ${name}`,
  );
  const types = Object.values(columns);
  const other = `(${types.map(() => '?').join(', ')})`;
  const first =
    knex.client.config.client === 'pg'
      ? `(${types.map(type => `cast(? as ${type})`).join(', ')})`
      : other;
  const values = rows.map((_, index) => (index ? other : first)).join(', ');
  return knex.raw(
    `(select ${names.join(
      ', ',
    )} from (values ${values}) as literal) as ${alias}`,
    rows.flat() as Knex.RawBinding[],
  );
}
