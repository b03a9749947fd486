import type { Knex } from 'knex';
import { inChunks, literalTable, toNumber } from '../database/rows';

/** What makes a deployment, or an incident, one and the same. */
export interface DeliveryKey {
  source: string;
  externalId: string;
  entityId: number;
}

/** The columns of a key. */
export interface DeliveryKeyRow {
  entity_id: number;
  source: string;
  external_id: string;
}

export function keyText(key: DeliveryKey): string {
  return JSON.stringify([key.source, key.externalId, key.entityId]);
}

export function toDeliveryKey(row: DeliveryKeyRow): DeliveryKey {
  return {
    source: row.source,
    externalId: row.external_id,
    entityId: row.entity_id,
  };
}

/** Keys as a table `k` to join with. */
export function deliveryKeys(knex: Knex, keys: DeliveryKey[]): Knex.Raw {
  return literalTable(
    knex,
    'k',
    { source: 'text', external_id: 'text', entity_id: 'integer' },
    keys.map(key => [key.source, key.externalId, key.entityId]),
  );
}

/** All rows of a table with one of these keys. */
export async function findByKeys<TRow>(
  trx: Knex.Transaction,
  table: 'deployments' | 'incidents',
  keys: DeliveryKey[],
): Promise<TRow[]> {
  const found: TRow[] = [];
  for (const chunk of inChunks(keys)) {
    const rows = await trx
      .from(deliveryKeys(trx, chunk))
      .join(`${table} as t`, join =>
        join
          .on('t.source', 'k.source')
          .andOn('t.external_id', 'k.external_id')
          .andOn('t.entity_id', 'k.entity_id'),
      )
      .select('t.*');
    found.push(...rows);
  }
  return found;
}

/**
 * Inserts the rows, or replaces these columns of those that are there.
 *
 * @returns the id of each, by {@link keyText}
 */
export async function upsertByKeys<TRow extends DeliveryKeyRow>(
  trx: Knex.Transaction,
  table: 'deployments' | 'incidents',
  rows: TRow[],
  columns: (keyof TRow)[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const chunk of inChunks(rows)) {
    const saved = await trx(table)
      .insert(chunk)
      .onConflict(['source', 'external_id', 'entity_id'])
      .merge(columns as string[])
      .returning(['id', 'source', 'external_id', 'entity_id']);
    for (const row of saved) {
      ids.set(keyText(toDeliveryKey(row)), toNumber(row.id));
    }
  }
  return ids;
}
