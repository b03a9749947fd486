import type { Entity } from '@backstage/catalog-model';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import type { DeploymentPermission } from '@tandem/backstage-plugin-tandem-common';
import { component, group, system } from '../../__testUtils__/entities';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../../permissions/conditions';

/** A system with a service of team red, which a group is nested in, and one of team blue. */
export const ENTITIES = [
  group('red'),
  group('red-inner', 'red'),
  group('blue'),
  system('shop'),
  component('payments', { owner: 'red', system: 'shop' }),
  component('search', { owner: 'blue', system: 'shop' }),
];

export const PAYMENTS = 'component:default/payments';
export const SEARCH = 'component:default/search';
export const UNKNOWN = 'component:default/nowhere';
/** A member of red by way of the nested group. */
export const IN_RED = { claims: ['group:default/red-inner'] };

/** What a catalog shows whose policy hides one entity. */
export function without(name: string): Entity[] {
  return ENTITIES.filter(({ metadata }) => metadata.name !== name);
}

export function ownedBy(permission: DeploymentPermission): PolicyDecision {
  return createDeploymentConditionalDecision(
    permission,
    deploymentConditions.isOwner(IN_RED),
  );
}

export function inStaging(permission: DeploymentPermission): PolicyDecision {
  return createDeploymentConditionalDecision(
    permission,
    deploymentConditions.inEnvironment({ environments: ['staging'] }),
  );
}
