import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { tandemPermissions } from '@tandem/backstage-plugin-tandem-common';
import {
  assignmentResourceRef,
  correctionResourceRef,
  deploymentResourceRef,
  sloResourceRef,
  type AssignmentResource,
  type CorrectionResource,
  type DeploymentResource,
  type SloResource,
} from './resources';
import { assignmentRules } from './rules/assignmentRules';
import { correctionRules } from './rules/correctionRules';
import { deploymentRules } from './rules/deploymentRules';
import { sloRules } from './rules/sloRules';

/**
 * Loads what the policy is asked about, in the order of the references;
 * `undefined` where there is nothing of that reference.
 */
export type ResourceLoader<TResource> = (
  resourceRefs: string[],
) => Promise<(TResource | undefined)[]>;

/** One for each resource type. */
export interface ResourceLoaders {
  slo: ResourceLoader<SloResource>;
  assignment: ResourceLoader<AssignmentResource>;
  deployment: ResourceLoader<DeploymentResource>;
  correction: ResourceLoader<CorrectionResource>;
}

/** Tells the permission system what Tandem has to permit, and how to decide. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  loaders: ResourceLoaders,
): void {
  registry.addResourceType({
    resourceRef: sloResourceRef,
    permissions: tandemPermissions.slo,
    rules: Object.values(sloRules),
    getResources: loaders.slo,
  });
  registry.addResourceType({
    resourceRef: assignmentResourceRef,
    permissions: tandemPermissions.assignment,
    rules: Object.values(assignmentRules),
    getResources: loaders.assignment,
  });
  registry.addResourceType({
    resourceRef: deploymentResourceRef,
    permissions: tandemPermissions.deployment,
    rules: Object.values(deploymentRules),
    getResources: loaders.deployment,
  });
  registry.addResourceType({
    resourceRef: correctionResourceRef,
    permissions: tandemPermissions.correction,
    rules: Object.values(correctionRules),
    getResources: loaders.correction,
  });
  registry.addPermissions(tandemPermissions.basic);
}
