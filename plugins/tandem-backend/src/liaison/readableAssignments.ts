import { assignmentReadPermission } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { Access } from '../permissions/Access';

/** Ids, as texts, of the assignments that the policy lets somebody read. */
export function readableAssignments(
  knex: Knex,
  access: Access,
): Knex.QueryBuilder {
  return knex('assignments as a')
    .modify(builder =>
      access.restrict(assignmentReadPermission, builder, {
        entityId: 'a.scope_id',
        liaisonId: 'a.liaison_id',
        proposedBy: 'a.proposed_by',
      }),
    )
    .select(knex.raw('cast(a.id as text)'));
}
