import { useApi } from '@backstage/core-plugin-api';
import type { Attention } from '@tandem/backstage-plugin-tandem-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { tandemApiRef } from '../api';
import { askAnew } from '../ui/askAnew';
import { ATTENTION_KEY } from './queries';
import {
  isWaking,
  withChange,
  withoutChange,
  type SnoozeChange,
} from './snoozing';

const MUTATION_KEY = ['tandem', 'snooze'] as const;

/** Puts reasons off and brings them back; each is sent once, however often it is asked for. */
export function useSnoozing() {
  const api = useApi(tandemApiRef);
  const optimism = useOptimism();
  const [last, setLast] = useState<SnoozeChange>();
  const [problem, setProblem] = useState<SnoozeProblem>();
  const underWay = useRef(new Map<string, SnoozeChange>());
  const { mutate } = useMutation({
    mutationKey: MUTATION_KEY,
    // One after the other: what is taken back at once was sent before.
    scope: { id: 'tandem:snooze' },
    mutationFn: ({ ids, until }: SnoozeChange) =>
      until === undefined
        ? api.wakeAttention(ids)
        : api.snoozeAttention({ ids: [...ids], until }),
    onMutate: optimism.begin,
    onError: (error, change, before) => {
      optimism.takeBack(change, before);
      setProblem({ error, isWaking: isWaking(change) });
      setLast(known => (known === change ? undefined : known));
    },
    onSettled: (_answer, _error, change) => {
      for (const id of change.ids) {
        if (underWay.current.get(id) === change) underWay.current.delete(id);
      }
      optimism.end();
    },
  });
  const send = (wanted: SnoozeChange) => {
    const ids = wanted.ids.filter(id => {
      const sent = underWay.current.get(id);
      return !sent || isWaking(sent) !== isWaking(wanted);
    });
    if (ids.length) {
      const change = { ...wanted, ids };
      ids.forEach(id => underWay.current.set(id, change));
      setLast(isWaking(change) ? undefined : change);
      setProblem(undefined);
      mutate(change);
    }
  };
  return {
    /** What was put off last, and can be taken back at once. */
    last,
    /** The latest refusal since the last press, of whichever change. */
    problem,
    snooze: (ids: readonly string[], until: string) => send({ ids, until }),
    wake: (ids: readonly string[]) => send({ ids }),
  };
}

interface SnoozeProblem {
  error: Error;
  isWaking: boolean;
}

export type Snoozing = ReturnType<typeof useSnoozing>;

/** Shows a change before it is confirmed, and takes it back where it is refused. */
function useOptimism() {
  const client = useQueryClient();
  const queues = { queryKey: ATTENTION_KEY };
  return {
    begin: async (change: SnoozeChange) => {
      await client.cancelQueries(queues);
      const before = client.getQueriesData<Attention>(queues);
      for (const [key, queue] of before) {
        const { snoozed } = key.at(-1) as { snoozed: boolean };
        client.setQueryData(key, queue && withChange(queue, change, snoozed));
      }
      return before;
    },
    takeBack: (
      change: SnoozeChange,
      before: [readonly unknown[], Attention | undefined][] = [],
    ) => {
      for (const [key, queue] of before) {
        client.setQueryData<Attention>(
          key,
          now => now && queue && withoutChange(now, change, queue),
        );
      }
    },
    end: () => {
      // While another one is under way, the backend's answer would undo it.
      if (client.isMutating({ mutationKey: MUTATION_KEY }) === 1) {
        askAnew(client, ATTENTION_KEY);
      }
    },
  };
}
