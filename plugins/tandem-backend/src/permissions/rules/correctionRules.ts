import { createPermissionRule } from '@backstage/plugin-permission-node';
import { correctionResourceRef } from '../resources';
import { isLiaisonRule, isOwnerRule } from './ownedRules';

/** What decides who may map names to a service. */
export const correctionRules = {
  isOwner: createPermissionRule({
    ...isOwnerRule,
    resourceRef: correctionResourceRef,
  }),
  isLiaison: createPermissionRule({
    ...isLiaisonRule,
    resourceRef: correctionResourceRef,
  }),
};
