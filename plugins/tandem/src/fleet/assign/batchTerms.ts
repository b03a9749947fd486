import type { AssignmentBatchInput } from '@tandem/backstage-plugin-tandem-common';
import { proposalInput, type Proposal } from '../../liaison/dialogs/proposal';

/** What all scopes share. */
export function batchTerms(proposal: Proposal): AssignmentBatchInput['terms'] {
  const { scopeRef: _, ...terms } = proposalInput(proposal);
  return terms;
}
