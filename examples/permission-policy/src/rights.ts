import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  assignmentConditions,
  correctionConditions,
  createAssignmentConditionalDecision,
  createCorrectionConditionalDecision,
  createSloConditionalDecision,
  sloConditions,
} from '@tandem/backstage-plugin-tandem-backend';
import {
  assignmentAnswerPermission,
  assignmentCreatePermission,
  assignmentUpdatePermission,
  type CorrectionPermission,
  type SloPermission,
} from '@tandem/backstage-plugin-tandem-common';

/*
 * Rights that depend on what they are used on. Tandem holds them against each
 * SLO, scope or assignment; in lists as a part of the query.
 */

/** Who asks. */
export interface Person {
  userRef: string;
  /** The user and their groups. */
  claims: string[];
}

/** Owners write and publish; whoever helps them writes drafts. */
export function writeSlo(
  permission: SloPermission,
  { userRef, claims }: Person,
): PolicyDecision {
  return createSloConditionalDecision(permission, {
    anyOf: [
      sloConditions.isOwner({ claims }),
      {
        // Asked before and after a change: publishing a draft is refused.
        allOf: [
          sloConditions.isLiaison({ userRefs: [userRef] }),
          sloConditions.hasState({ states: ['draft'] }),
        ],
      },
    ],
  });
}

/** Owners alone. */
export function ownSlo(
  permission: SloPermission,
  { claims }: Person,
): PolicyDecision {
  return createSloConditionalDecision(
    permission,
    sloConditions.isOwner({ claims }),
  );
}

/** Owners ask for help with what is theirs; anybody may offer themselves. */
export function propose({ userRef, claims }: Person): PolicyDecision {
  return createAssignmentConditionalDecision(assignmentCreatePermission, {
    anyOf: [
      assignmentConditions.isOwner({ claims }),
      assignmentConditions.isAssigned({ userRefs: [userRef] }),
    ],
  });
}

/** Whoever helps, and whom they help. */
export function changeAssignment({ userRef, claims }: Person): PolicyDecision {
  return createAssignmentConditionalDecision(assignmentUpdatePermission, {
    anyOf: [
      assignmentConditions.isOwner({ claims }),
      assignmentConditions.isAssigned({ userRefs: [userRef] }),
    ],
  });
}

/** The person who is asked, or the owners where somebody offered themselves. */
export function answerProposal({ userRef, claims }: Person): PolicyDecision {
  return createAssignmentConditionalDecision(
    assignmentAnswerPermission,
    assignmentConditions.isAsked({ userRefs: [userRef], claims }),
  );
}

/** Owners of the service that a name is mapped to. */
export function ownMapping(
  permission: CorrectionPermission,
  { claims }: Person,
): PolicyDecision {
  return createCorrectionConditionalDecision(
    permission,
    correctionConditions.isOwner({ claims }),
  );
}
