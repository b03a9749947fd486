import {
  transitionsFrom,
  type Assignment,
  type AssignmentTransition,
} from '@tandem/backstage-plugin-tandem-common';
import { answersTo } from './answersTo';
import type { Viewer } from './useViewer';

export type AssignmentAction =
  | AssignmentTransition
  | 'withdraw'
  | 'change'
  | 'hand-over';

/**
 * What to offer for an assignment: what its state allows; only who was asked
 * or owns it answers, only who helps hands back. One that a catalog file
 * declares is changed there.
 *
 * @param ownerRefs - who owns the entity on the page
 */
export function actionsFor(
  assignment: Assignment,
  viewer: Viewer,
  ownerRefs: readonly string[],
): AssignmentAction[] {
  const { state, source, liaisonRef, role } = assignment;
  if (source === 'catalog') {
    return [];
  }
  if (state === 'proposed') {
    return [...answersTo(assignment, viewer, ownerRefs), 'change'];
  }
  const transitions = transitionsFrom(state).filter(
    transition => transition !== 'hand-back' || viewer.userRef === liaisonRef,
  );
  if (!transitions.length) {
    return [];
  }
  return role === 'primary'
    ? ['change', 'hand-over', ...transitions]
    : ['change', ...transitions];
}
