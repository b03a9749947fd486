import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  explainRefusal,
  nextState,
  stateOf,
  type AssignmentTransition,
  type AssignmentTransitionBody,
} from '@tandem/backstage-plugin-tandem-common';
import type { Principal } from '../http/principal';
import type { StoredAssignment } from './assignmentRow';

/**
 * The assignment with what a transition decides about it.
 *
 * @param now - epoch milliseconds
 * @throws ConflictError where its state does not allow it, NotAllowedError
 *   where somebody would accept their own request
 */
export function decide(
  stored: StoredAssignment,
  transition: AssignmentTransition,
  { reason, returnCriteria }: AssignmentTransitionBody,
  by: Principal,
  now: number,
): StoredAssignment {
  const state = stateOf(stored, now);
  const decision = nextState(state, transition);
  if (decision === undefined) {
    throw new ConflictError(explainRefusal(state, transition));
  }
  if (transition === 'accept' && isOwnRequest(stored, by)) {
    throw new NotAllowedError(
      'You asked for this yourself, so someone of the team accepts it',
    );
  }
  if (
    transition === 'resume' &&
    !stored.isLiaisonInCatalog &&
    stored.liaisonRef
  ) {
    throw new ConflictError(
      `${stored.liaisonRef} is not in the catalog; resume when they are back`,
    );
  }
  const isAnswer = transition === 'accept' || transition === 'decline';
  const isOver = !['accepted', 'paused'].includes(decision);
  return {
    ...stored,
    decision,
    orphanedFrom: undefined,
    reason,
    returnCriteria,
    ...(isAnswer && { decidedBy: by.ref, decidedAt: now }),
    ...(isOver && { closedBy: by.ref, closedAt: now }),
  };
}

function isOwnRequest(
  { proposedBy, liaisonRef }: StoredAssignment,
  { userRef }: Principal,
): boolean {
  return (
    userRef !== undefined &&
    proposedBy === userRef &&
    liaisonRef === userRef.toLocaleLowerCase('en-US')
  );
}
