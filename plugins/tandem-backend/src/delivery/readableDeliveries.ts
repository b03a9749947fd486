import { deploymentReadPermission } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { Access } from '../permissions/Access';

/** Ids, as texts, of the deployments or incidents that the policy lets somebody read. */
export function readableDeliveries(
  knex: Knex,
  table: 'deployments' | 'incidents',
  access: Access,
): Knex.QueryBuilder {
  return knex(`${table} as d`)
    .modify(builder =>
      access.restrict(deploymentReadPermission, builder, {
        entityId: 'd.entity_id',
        environment: 'd.environment',
      }),
    )
    .select(knex.raw('cast(d.id as text)'));
}
