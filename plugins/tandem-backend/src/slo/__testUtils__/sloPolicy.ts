import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  sloCreatePermission,
  sloDeletePermission,
  sloReadPermission,
  sloUpdatePermission,
} from '@tandem/backstage-plugin-tandem-common';
import { ALLOW, DENY, type Policy } from '../../__testUtils__/withPolicy';
import {
  createSloConditionalDecision,
  sloConditions,
} from '../../permissions/conditions';

const { isLiaison, isOwner, hasState } = sloConditions;

/** Some of the catalog, as that itself says. */
const SOME_ENTITIES: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'ANY', resourceType: 'catalog-entity', params: {} },
};

/**
 * - dana is in a team and writes the SLOs of its services;
 * - lia helps it and writes drafts for it;
 * - robin reads what is published;
 * - wim changes all SLOs, but reads what is published only;
 * - cleo writes new ones as well, but changes none;
 * - sol does it all, but sees only some of the catalog;
 * - nemo sees the catalog and nothing of Tandem;
 * - ivo sees nothing of the catalog;
 * - everybody else is of the platform team;
 * - a token sends measurements and does nothing else.
 */
export const sloPolicy: Policy = (permission, userRef) => {
  const { name } = permission;
  const isRead = name === 'catalog.entity.read' || name.endsWith('.read');
  switch (userRef) {
    case undefined:
      return name === 'tandem.slo.measure' ? ALLOW : DENY;
    case 'user:default/dana':
      return isRead ? ALLOW : owning(name);
    case 'user:default/lia':
      return isRead ? ALLOW : drafting(name);
    case 'user:default/robin':
      return readingPublished(name) ?? DENY;
    case 'user:default/wim':
      return readingPublished(name) ?? ALLOW;
    case 'user:default/cleo':
      return (
        readingPublished(name) ??
        (name === sloCreatePermission.name ? ALLOW : DENY)
      );
    case 'user:default/sol':
      return name === 'catalog.entity.read' ? SOME_ENTITIES : ALLOW;
    case 'user:default/nemo':
      return name === 'catalog.entity.read' ? ALLOW : DENY;
    case 'user:default/ivo':
      return name === 'catalog.entity.read' ? DENY : ALLOW;
    default:
      return ALLOW;
  }
};

const WRITING = [sloCreatePermission, sloUpdatePermission, sloDeletePermission];

function readingPublished(name: string): PolicyDecision | undefined {
  if (name === 'catalog.entity.read') return ALLOW;
  return name === sloReadPermission.name
    ? createSloConditionalDecision(
        sloReadPermission,
        hasState({ states: ['published'] }),
      )
    : undefined;
}

function owning(name: string): PolicyDecision {
  const permission = WRITING.find(one => one.name === name);
  const claims = ['user:default/dana', 'group:default/red'];
  return permission
    ? createSloConditionalDecision(permission, isOwner({ claims }))
    : DENY;
}

function drafting(name: string): PolicyDecision {
  const permission = WRITING.find(one => one.name === name);
  const userRefs = ['user:default/lia'];
  return permission
    ? createSloConditionalDecision(permission, {
        allOf: [isLiaison({ userRefs }), hasState({ states: ['draft'] })],
      })
    : DENY;
}
