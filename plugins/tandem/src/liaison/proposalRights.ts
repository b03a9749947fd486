import {
  assignmentCreatePermission,
  proposalKindSchema,
  type ProposalKind,
} from '@tandem/backstage-plugin-tandem-common';
import { mayDo } from '../ui/rights';

/** What a summary says of the viewer's rights to propose who helps. */
export interface ProposalRights {
  /** Names of the permissions that the viewer has here. */
  allowed?: readonly string[];
  allowedProposals?: readonly ProposalKind[];
}

/** Whom the viewer may propose; whom they like where the backend does not say. */
export function proposableOf({
  allowed,
  allowedProposals,
}: ProposalRights): readonly ProposalKind[] {
  const all = mayDo(allowed, assignmentCreatePermission)
    ? proposalKindSchema.options
    : [];
  return allowedProposals ?? all;
}

/** Whether the viewer may offer their own help, and ask nobody else. */
export function mayOnlyOffer(proposable: readonly ProposalKind[]): boolean {
  return proposable.includes('oneself') && !proposable.includes('somebody');
}
