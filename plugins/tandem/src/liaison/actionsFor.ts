import {
  assignmentUpdatePermission,
  transitionsFrom,
  type Assignment,
  type AssignmentTransition,
} from '@tandem/backstage-plugin-tandem-common';
import { mayDo } from '../ui/rights';
import { answersTo } from './answersTo';
import { proposableOf } from './proposalRights';
import type { Viewer } from './useViewer';

export type AssignmentAction =
  | AssignmentTransition
  | 'withdraw'
  | 'change'
  | 'hand-over';

/**
 * What to offer for an assignment: what its state allows; only who was asked
 * or owns it answers, only who helps hands back, only who
 * may ask somebody else hands over. One that a catalog file
 * declares is changed there.
 *
 * @param ownerRefs - who owns the entity on the page
 */
export function actionsFor(
  assignment: Assignment,
  viewer: Viewer,
  ownerRefs: readonly string[],
): AssignmentAction[] {
  const { state, source, liaisonRef, role, allowed } = assignment;
  if (source === 'catalog') {
    return [];
  }
  const mayChange = mayDo(allowed, assignmentUpdatePermission);
  if (state === 'proposed') {
    const answers = answersTo(assignment, viewer, ownerRefs);
    return mayChange ? [...answers, 'change'] : answers;
  }
  if (!mayChange) {
    return [];
  }
  const transitions = transitionsFrom(state).filter(
    transition => transition !== 'hand-back' || viewer.userRef === liaisonRef,
  );
  if (!transitions.length) {
    return [];
  }
  const mayAsk = proposableOf(assignment).includes('somebody');
  return role === 'primary' && mayAsk
    ? ['change', 'hand-over', ...transitions]
    : ['change', ...transitions];
}
