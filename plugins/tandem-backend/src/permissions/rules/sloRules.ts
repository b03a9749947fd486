import { createPermissionRule } from '@backstage/plugin-permission-node';
import { sloStateSchema } from '@tandem/backstage-plugin-tandem-common';
import { z } from 'zod';
import { sloResourceRef } from '../resources';
import { isLiaisonRule, isOwnerRule } from './ownedRules';

/** What decides who may do what with SLOs. */
export const sloRules = {
  isOwner: createPermissionRule({
    ...isOwnerRule,
    resourceRef: sloResourceRef,
  }),
  isLiaison: createPermissionRule({
    ...isLiaisonRule,
    resourceRef: sloResourceRef,
  }),
  hasState: createPermissionRule({
    name: 'HAS_STATE',
    description:
      'Allow where the SLO is in one of the states; of a change, before and after it',
    resourceRef: sloResourceRef,
    paramsSchema: z.object({ states: z.array(sloStateSchema) }),
    apply: ({ state }, { states }) => states.includes(state),
    toQuery:
      ({ states }) =>
      (builder, columns) =>
        builder.whereIn(columns.state, states),
  }),
};
