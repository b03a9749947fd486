import {
  assignmentAnswerPermission,
  assignmentUpdatePermission,
  type Assignment,
} from '@tandem/backstage-plugin-tandem-common';
import { mayDo } from '../ui/rights';
import type { Viewer } from './useViewer';

export type ProposalAnswer = 'accept' | 'decline' | 'withdraw';

/**
 * What a viewer may answer to a proposal: the person asked and the owners
 * accept or decline; nobody accepts what they proposed themselves, they take it
 * back.
 *
 * @param ownerRefs - who owns the entity on the page
 */
export function answersTo(
  proposal: Assignment,
  viewer: Viewer,
  ownerRefs: readonly string[],
): ProposalAnswer[] {
  const { liaisonRef, proposedBy, scopeRef } = proposal;
  const mayAnswer = mayDo(proposal.allowed, assignmentAnswerPermission);
  if (viewer.userRef === proposedBy) {
    const mayChange = mayDo(proposal.allowed, assignmentUpdatePermission);
    return mayAnswer || mayChange ? ['withdraw'] : [];
  }
  const isAsked = viewer.userRef === liaisonRef && proposedBy !== liaisonRef;
  const owns = [scopeRef, ...ownerRefs].some(ref =>
    viewer.ownershipRefs.includes(ref),
  );
  // Self-run asks nobody by name: whoever has the right answers.
  const decides =
    liaisonRef === undefined &&
    proposal.allowed?.includes(assignmentAnswerPermission.name);
  return decides || ((isAsked || owns) && mayAnswer)
    ? ['accept', 'decline']
    : [];
}
