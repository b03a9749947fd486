import type { Knex } from 'knex';
import type { SeenEntities } from '../permissions/SeenEntities';

/**
 * The services that concern a person now, as their primary or while standing
 * in, and that they see.
 */
export function ownServices(
  knex: Knex,
  userRef: string,
  seen: SeenEntities,
): Knex.QueryBuilder {
  return knex('fleet_services')
    .where(either =>
      either
        .where('primary_ref', userRef)
        .orWhere({ deputy_ref: userRef, acting_ref: userRef }),
    )
    .modify(builder => seen.restrict(builder, 'entity_id'))
    .select('entity_id', 'entity_ref', 'title', 'scope_ref');
}
