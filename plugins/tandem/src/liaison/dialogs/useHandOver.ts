import type {
  Assignment,
  AssignmentInput,
} from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { useLiaisonWrite } from './useLiaisonWrite';

interface HandOver {
  /** The last day of the present one. */
  endsOn: string;
  next: AssignmentInput;
}

/**
 * Hands over in two steps, since the place must be free before someone is asked
 * to take it: first the last day, then the proposal. What is done stays done;
 * sending again goes on with the rest.
 */
export function useHandOver(options: {
  assignment: Assignment;
  said: (next: Assignment) => string;
  onDone: () => void;
}) {
  const { assignment, said, onDone } = options;
  const [ended, setEnded] = useState<Assignment>();
  const propose = useLiaisonWrite({
    write: (api, { next }: HandOver) => api.proposeAssignment(next),
    said,
    onDone,
  });
  const end = useLiaisonWrite({
    write: async (api, handOver: HandOver) => {
      const { id, version } = assignment;
      const { endsOn } = handOver;
      return {
        handOver,
        ended: await api.updateAssignment(id, { version, endsOn }),
      };
    },
    said: () => undefined,
    onDone: done => {
      setEnded(done.ended);
      propose.send(done.handOver);
    },
  });
  return {
    /** The present one, once its last day is agreed. */
    ended,
    endProblem: end.error,
    proposalProblem: propose.error,
    isSending: end.isSending || propose.isSending,
    send: (handOver: HandOver) => {
      const isEnded = (ended ?? assignment).endsOn === handOver.endsOn;
      (isEnded ? propose : end).send(handOver);
    },
  };
}
