import {
  createPermission,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * An SLO; referred to by its id, or, before there is one, by the reference of
 * the service.
 *
 * @public
 */
export const RESOURCE_TYPE_SLO = 'tandem-slo';

/**
 * An assignment; referred to by its id, or by the reference of a scope.
 *
 * @public
 */
export const RESOURCE_TYPE_ASSIGNMENT = 'tandem-assignment';

/**
 * Deployments and incidents of a service; referred to by its reference.
 *
 * @public
 */
export const RESOURCE_TYPE_DEPLOYMENT = 'tandem-deployment';

/**
 * What maps a name that events used to a service; referred to by the
 * reference of that service.
 *
 * @public
 */
export const RESOURCE_TYPE_CORRECTION = 'tandem-correction';

/** @public */
export type SloPermission = ResourcePermission<typeof RESOURCE_TYPE_SLO>;
/** @public */
export type AssignmentPermission = ResourcePermission<
  typeof RESOURCE_TYPE_ASSIGNMENT
>;
/** @public */
export type DeploymentPermission = ResourcePermission<
  typeof RESOURCE_TYPE_DEPLOYMENT
>;
/** @public */
export type CorrectionPermission = ResourcePermission<
  typeof RESOURCE_TYPE_CORRECTION
>;

/** See SLOs and their budgets. @public */
export const sloReadPermission = createPermission({
  name: 'tandem.slo.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SLO,
});

/** Write an SLO for a service. @public */
export const sloCreatePermission = createPermission({
  name: 'tandem.slo.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_SLO,
});

/** Change an SLO, publish it, take over its file. @public */
export const sloUpdatePermission = createPermission({
  name: 'tandem.slo.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SLO,
});

/** Archive an SLO. @public */
export const sloDeletePermission = createPermission({
  name: 'tandem.slo.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_SLO,
});

/** Push good and total events of an SLO. @public */
export const sloMeasurePermission = createPermission({
  name: 'tandem.slo.measure',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SLO,
});

/** See who helps whom. @public */
export const assignmentReadPermission = createPermission({
  name: 'tandem.assignment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ASSIGNMENT,
});

/** Propose a liaison for a scope, or oneself. @public */
export const assignmentCreatePermission = createPermission({
  name: 'tandem.assignment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ASSIGNMENT,
});

/** Change terms, pause, resume, hand back, end. @public */
export const assignmentUpdatePermission = createPermission({
  name: 'tandem.assignment.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ASSIGNMENT,
});

/** Accept or decline a proposal. @public */
export const assignmentAnswerPermission = createPermission({
  name: 'tandem.assignment.answer',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ASSIGNMENT,
});

/** Enter and take back days away of others; everyone may for themselves. @public */
export const absenceManagePermission = createPermission({
  name: 'tandem.absence.manage',
  attributes: { action: 'update' },
});

/** See how full the weeks of others are; everyone sees their own. @public */
export const loadReadPermission = createPermission({
  name: 'tandem.load.read',
  attributes: { action: 'read' },
});

/** See deployments, incidents and the figures made of them. @public */
export const deploymentReadPermission = createPermission({
  name: 'tandem.deployment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
});

/** Hand in deployments. @public */
export const deploymentCreatePermission = createPermission({
  name: 'tandem.deployment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
});

/** Hand in incidents. @public */
export const incidentCreatePermission = createPermission({
  name: 'tandem.incident.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
});

/** See events that found no service, and what they were mapped to. @public */
export const unmatchedReadPermission = createPermission({
  name: 'tandem.unmatched.read',
  attributes: { action: 'read' },
});

/** Map a name that events use to a service. @public */
export const correctionCreatePermission = createPermission({
  name: 'tandem.correction.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CORRECTION,
});

/** Forget such a mapping. @public */
export const correctionDeletePermission = createPermission({
  name: 'tandem.correction.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_CORRECTION,
});

/** See how Tandem itself does, and the history of everything. @public */
export const adminReadPermission = createPermission({
  name: 'tandem.admin.read',
  attributes: { action: 'read' },
});

/** By resource type. @public */
export const tandemPermissions: {
  slo: SloPermission[];
  assignment: AssignmentPermission[];
  deployment: DeploymentPermission[];
  correction: CorrectionPermission[];
  basic: BasicPermission[];
} = {
  slo: [
    sloReadPermission,
    sloCreatePermission,
    sloUpdatePermission,
    sloDeletePermission,
    sloMeasurePermission,
  ],
  assignment: [
    assignmentReadPermission,
    assignmentCreatePermission,
    assignmentUpdatePermission,
    assignmentAnswerPermission,
  ],
  deployment: [
    deploymentReadPermission,
    deploymentCreatePermission,
    incidentCreatePermission,
  ],
  correction: [correctionCreatePermission, correctionDeletePermission],
  basic: [
    absenceManagePermission,
    loadReadPermission,
    unmatchedReadPermission,
    adminReadPermission,
  ],
};
