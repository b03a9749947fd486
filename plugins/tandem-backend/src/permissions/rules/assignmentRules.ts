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
        .whereNotNull(columns.liaisonId)
        .whereIn(columns.liaisonId, entities.named(params.userRefs)),
  }),
  isProposer: createPermissionRule({
    name: 'IS_PROPOSER',
    description: 'Allow where one of the users proposed the assignment',
    resourceRef: assignmentResourceRef,
    paramsSchema: userRefs,
    apply: ({ proposedBy }, params) =>
      proposedBy !== undefined && params.userRefs.includes(proposedBy),
    toQuery: params => (builder, columns) =>
      builder.whereIn(columns.proposedBy, params.userRefs),
  }),
  isAsked: createPermissionRule({
    name: 'IS_ASKED',
    description:
      'Allow where the answer is up to one of the users or claims: to the person whom somebody else proposed, or to the owner of the scope where a person offered themselves or it is to run itself',
    resourceRef: assignmentResourceRef,
    paramsSchema: userRefs.extend({
      claims: z
        .array(z.string())
        .describe('Full references of the user and their groups'),
    }),
    apply: ({ liaisonRef, proposedBy, ownerRefs }, params) =>
      liaisonRef === undefined || proposedBy?.toLowerCase() === liaisonRef
        ? params.claims.some(claim => ownerRefs.has(claim))
        : params.userRefs.includes(liaisonRef),
    toQuery: params => (builder, columns, entities) => {
      // Each of these says yes or no of every row, so that «not» turns it round.
      const offered =
        'exists (select 1 from catalog_entities as offering where offering.id = ?? and offering.entity_ref = lower(??))';
      const parties = [columns.liaisonId, columns.proposedBy];
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
