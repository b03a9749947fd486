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
      builder.whereIn(columns.liaisonId, entities.named(params.userRefs)),
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
};
