import type {
  Assignment,
  AttentionItem,
} from '@tandem/backstage-plugin-tandem-common';
import { isSnoozed } from './snoozing';

/** Several proposals of one person that wait for the viewer's answer. */
export interface ProposalBatch {
  proposedBy: string;
  proposals: Assignment[];
}

/** Who proposed more than once; nobody accepts what they proposed themselves. */
export function proposalBatches(
  items: readonly AttentionItem[],
  viewerRef: string | undefined,
): ProposalBatch[] {
  const batches = new Map<string, Assignment[]>();
  for (const item of items) {
    const { kind, assignment } = item;
    if (kind === 'proposal' && assignment && !isSnoozed(item)) {
      const { proposedBy } = assignment;
      batches.set(proposedBy, [...(batches.get(proposedBy) ?? []), assignment]);
    }
  }
  return [...batches]
    .filter(
      ([proposedBy, proposals]) =>
        proposedBy !== viewerRef && proposals.length > 1,
    )
    .map(([proposedBy, proposals]) => ({ proposedBy, proposals }));
}
