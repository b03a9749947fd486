import type { Knex } from 'knex';

/** The services that concern a person now: as their primary, or while standing in. */
export function ownServices(knex: Knex, userRef: string): Knex.QueryBuilder {
  return knex('fleet_services')
    .where('primary_ref', userRef)
    .orWhere({ deputy_ref: userRef, acting_ref: userRef })
    .select('entity_id', 'entity_ref', 'title', 'scope_ref');
}
