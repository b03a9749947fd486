import {
  assignmentAnswerPermission,
  type Assignment,
} from '@tandem/backstage-plugin-tandem-common';
import { mayDo } from '../ui/rights';
import type { Viewer } from './useViewer';

export type ProposalAnswer = 'accept' | 'decline' | 'withdraw';

/**
 * What a viewer may answer to a proposal: the person asked and the owners
 * accept or decline, nobody accepts what they proposed themselves.
 *
 * @param ownerRefs - who owns the entity on the page
 */
export function answersTo(
  proposal: Assignment,
  viewer: Viewer,
  ownerRefs: readonly string[],
): ProposalAnswer[] {
  const { liaisonRef, proposedBy, scopeRef } = proposal;
  if (viewer.userRef === proposedBy) {
    return ['withdraw'];
  }
  const isAsked = viewer.userRef === liaisonRef && proposedBy !== liaisonRef;
  const owns = [scopeRef, ...ownerRefs].some(ref =>
    viewer.ownershipRefs.includes(ref),
  );
  // Self-run asks nobody by name: whoever has the right answers.
  const decides =
    liaisonRef === undefined &&
    proposal.allowed?.includes(assignmentAnswerPermission.name);
  const mayAnswer = mayDo(proposal.allowed, assignmentAnswerPermission);
  return decides || ((isAsked || owns) && mayAnswer)
    ? ['accept', 'decline']
    : [];
}
