import type { Knex } from 'knex';

/**
 * Is told, in the transaction that changes something, of which entities the
 * prepared figures are not true any more: a service itself, or a group, system
 * or domain for all services below it.
 */
export interface EntityChanges {
  /** @param entityIds - keys in `catalog_entities` */
  add(trx: Knex.Transaction, entityIds: readonly number[]): Promise<void>;
}
