import type { Knex } from 'knex';

/**
 * Makes PostgreSQL join in the order as written and look rows up by index,
 * until this transaction ends. A write names each row it wants, some hundred of
 * them. While a table is filled for the first time, or where it cannot know how
 * few rows a range holds, PostgreSQL would rather read all of the table, and
 * take longer with each row in it. SQLite joins by index anyway.
 */
export async function preferIndexes(trx: Knex.Transaction): Promise<void> {
  if (trx.client.config.client !== 'pg') return;
  await trx.raw(
    'set local join_collapse_limit = 1; set local enable_seqscan = off',
  );
}
