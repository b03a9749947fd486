import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_ASSIGNMENT,
  RESOURCE_TYPE_CORRECTION,
  RESOURCE_TYPE_DEPLOYMENT,
  RESOURCE_TYPE_SLO,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import type { AccessQuery } from './AccessQuery';

/**
 * A service or scope as rules see it.
 *
 * @public
 */
export interface OwnedResource {
  /** The entity, such as `component:default/checkout`. */
  entityRef: string;
  /**
   * Its owner and the groups nested in that; of a Group the group itself and
   * those nested in it.
   */
  ownerRefs: ReadonlySet<string>;
  /** Users with an active assignment to it or to a scope around it. */
  liaisonRefs: ReadonlySet<string>;
}

/**
 * An SLO, or one that somebody would write.
 *
 * @public
 */
export interface SloResource extends OwnedResource {
  state: Slo['state'];
}

/**
 * An assignment, or one that somebody would propose; its entity is the scope.
 *
 * @public
 */
export interface AssignmentResource extends OwnedResource {
  /** Not of self-run. */
  liaisonRef?: string;
  /** A User reference, or the subject of a token. */
  proposedBy?: string;
}

/** @public */
export interface DeploymentResource extends OwnedResource {
  /** Lower-case. */
  environment?: string;
}

/** @public */
export type CorrectionResource = OwnedResource;

/** @public */
export const sloResourceRef = createPermissionResourceRef<
  SloResource,
  AccessQuery<'entityId' | 'state'>
>().with({ pluginId: 'tandem', resourceType: RESOURCE_TYPE_SLO });

/** @public */
export const assignmentResourceRef = createPermissionResourceRef<
  AssignmentResource,
  AccessQuery<'entityId' | 'liaisonId' | 'proposedBy'>
>().with({ pluginId: 'tandem', resourceType: RESOURCE_TYPE_ASSIGNMENT });

/** @public */
export const deploymentResourceRef = createPermissionResourceRef<
  DeploymentResource,
  AccessQuery<'entityId' | 'environment'>
>().with({ pluginId: 'tandem', resourceType: RESOURCE_TYPE_DEPLOYMENT });

/** @public */
export const correctionResourceRef = createPermissionResourceRef<
  CorrectionResource,
  AccessQuery<'entityId'>
>().with({ pluginId: 'tandem', resourceType: RESOURCE_TYPE_CORRECTION });
