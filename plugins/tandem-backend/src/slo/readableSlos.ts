import { sloReadPermission } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { Access } from '../permissions/Access';

/** Ids, as texts, of the SLOs that the policy lets somebody read. */
export function readableSlos(knex: Knex, access: Access): Knex.QueryBuilder {
  return knex('slos as s')
    .modify(builder =>
      access.restrict(sloReadPermission, builder, {
        entityId: 's.entity_id',
        state: 's.state',
      }),
    )
    .select(knex.raw('cast(s.id as text)'));
}
