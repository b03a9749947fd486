import { createConditionExports } from '@backstage/plugin-permission-node';
import {
  assignmentResourceRef,
  correctionResourceRef,
  deploymentResourceRef,
  sloResourceRef,
} from './resources';
import { assignmentRules } from './rules/assignmentRules';
import { correctionRules } from './rules/correctionRules';
import { deploymentRules } from './rules/deploymentRules';
import { sloRules } from './rules/sloRules';

const slo = createConditionExports({
  resourceRef: sloResourceRef,
  rules: sloRules,
});
const assignment = createConditionExports({
  resourceRef: assignmentResourceRef,
  rules: assignmentRules,
});
const deployment = createConditionExports({
  resourceRef: deploymentResourceRef,
  rules: deploymentRules,
});
const correction = createConditionExports({
  resourceRef: correctionResourceRef,
  rules: correctionRules,
});

/** For policies: conditions on SLOs. @public */
export const sloConditions = slo.conditions;
/** For policies: allows an SLO permission under conditions. @public */
export const createSloConditionalDecision = slo.createConditionalDecision;
/** For policies: conditions on assignments. @public */
export const assignmentConditions = assignment.conditions;
/** For policies: allows an assignment permission under conditions. @public */
export const createAssignmentConditionalDecision =
  assignment.createConditionalDecision;
/** For policies: conditions on deployments and incidents. @public */
export const deploymentConditions = deployment.conditions;
/** For policies: allows a deployment permission under conditions. @public */
export const createDeploymentConditionalDecision =
  deployment.createConditionalDecision;
/** For policies: conditions on mappings of names. @public */
export const correctionConditions = correction.conditions;
/** For policies: allows a correction permission under conditions. @public */
export const createCorrectionConditionalDecision =
  correction.createConditionalDecision;
