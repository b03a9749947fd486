import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { assignmentResourceRef } from '../resources';
import { isLiaisonRule, isOwnerRule } from './ownedRules';

const userRefs = z.object({
  userRefs: z.array(z.string()).describe('Full references of users'),
});

/** What decides who may do what with assignments; the entity is the scope. */
export const assignmentRules = {
  isOwner: createPermissionRule({
    ...isOwnerRule,
    resourceRef: assignmentResourceRef,
  }),
  isLiaison: createPermissionRule({
    ...isLiaisonRule,
    resourceRef: assignmentResourceRef,
  }),
  isAssigned: createPermissionRule({
    name: 'IS_ASSIGNED',
    description: 'Allow where the assignment is about one of the users',
    resourceRef: assignmentResourceRef,
    paramsSchema: userRefs,
    apply: ({ liaisonRef }, params) =>
      liaisonRef !== undefined && params.userRefs.includes(liaisonRef),
    toQuery: params => (builder, columns, entities) =>
      // Of self-run it is null, of which «not» would be nothing either.
      builder
        .where(own =>
          own
            .where(team =>
              team.whereNull(columns.liaisonId).orWhereRaw(offered, parties),
            )
            .whereIn(columns.entityId, entities.ownedBy(params.claims)),
        )
        .orWhere(asked =>
          asked
            .whereNotNull(columns.liaisonId)
            .whereRaw(`not ${offered}`, parties)
            .whereIn(columns.liaisonId, entities.named(params.userRefs)),
        );
    },
  }),
};
