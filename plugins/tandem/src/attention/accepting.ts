import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { useLiaisonWrite } from '../liaison/dialogs/useLiaisonWrite';
import { transitionWords } from '../liaison/dialogs/transitionWords';
import type { Translate } from '../translation';

/** Accepts a proposal with one press. */
export function useAccept(proposal: Assignment, t: Translate) {
  const [isDone, setIsDone] = useState(false);
  const { error, isSending, send } = useLiaisonWrite({
    write: (api, { id, version }: Assignment) =>
      api.transitionAssignment(id, 'accept', { version }),
    said: () => transitionWords(t, proposal, 'accept', undefined).done,
    onDone: () => setIsDone(true),
  });
  return { error, isSending, isDone, accept: () => send(proposal) };
}

/** Accepts many proposals one by one; what one refusal says stops no other. */
export function useAcceptAll(said: (accepted: number) => string) {
  const [refused, setRefused] = useState<Refused[]>([]);
  const { isSending, send } = useLiaisonWrite({
    write: async (api, proposals: readonly Assignment[]) => {
      const refusals: Refused[] = [];
      for (const proposal of proposals) {
        const { id, version } = proposal;
        try {
          await api.transitionAssignment(id, 'accept', { version });
        } catch (error) {
          refusals.push({ proposal, error: error as Error });
        }
      }
      return { refusals, accepted: proposals.length - refusals.length };
    },
    said: ({ accepted }) => (accepted ? said(accepted) : undefined),
    onDone: ({ refusals }) => setRefused(refusals),
  });
  return { refused, isSending, acceptAll: send };
}

export interface Refused {
  proposal: Assignment;
  error: Error;
}
