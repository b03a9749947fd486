/**
 * Tandem's backend: deliveries, SLOs and assignments in, figures and cover out; and conditions for
 * policies that decide who may do what with them.
 *
 * @packageDocumentation
 */

export { tandemPlugin as default, tandemPlugin } from './plugin';
export * from './permissions/conditions';
export type { AccessQuery, OwnedEntities } from './permissions/AccessQuery';
export type {
  AssignmentResource,
  DeploymentResource,
  OwnedResource,
  SloResource,
} from './permissions/resources';
