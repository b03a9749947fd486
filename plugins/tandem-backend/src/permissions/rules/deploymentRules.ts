import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from '../resources';
import { isLiaisonRule, isOwnerRule } from './ownedRules';

/** What decides who may do what with deployments and incidents. */
export const deploymentRules = {
  isOwner: createPermissionRule({
    ...isOwnerRule,
    resourceRef: deploymentResourceRef,
  }),
  isLiaison: createPermissionRule({
    ...isLiaisonRule,
    resourceRef: deploymentResourceRef,
  }),
  inEnvironment: createPermissionRule({
    name: 'IN_ENVIRONMENT',
    description: 'Allow in these environments',
    resourceRef: deploymentResourceRef,
    paramsSchema: z.object({
      environments: z.array(z.string()).describe('In lower case'),
    }),
    apply: ({ environment }, { environments }) =>
      environment !== undefined && environments.includes(environment),
    toQuery:
      ({ environments }) =>
      (builder, columns) =>
        builder.whereIn(columns.environment, environments),
  }),
};
