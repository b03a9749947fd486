import type { Knex } from 'knex';

/**
 * The deliveries `t` of entities `e` that the catalog does not hold; of an
 * entity that left the catalog only what arrived since.
 */
export function waiting(knex: Knex, table: 'deployments' | 'incidents') {
  return knex(`${table} as t`)
    .join('catalog_entities as e', 'e.id', 't.entity_id')
    .where('e.in_catalog', false)
    .andWhereRaw('(e.first_seen_at is null or t.received_at > e.removed_at)');
}

/** Why deliveries wait under a reference, and what ends that. */
export function waitingReason(entityRef: string, isGone: boolean): string {
  const [why, registered] = isGone
    ? [`${entityRef} left the catalog before this arrived`, 'registered again']
    : [`The catalog has no ${entityRef} yet`, 'registered'];
  return `${why}. It is counted as soon as the entity is ${registered}, or mapped to a service, or named in the annotation tandem.dev/aliases of one.`;
}
