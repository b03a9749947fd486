import { useApi } from '@backstage/core-plugin-api';
import type { TandemApi } from '@tandem/backstage-plugin-tandem-common';
import { useQueryClient } from '@tanstack/react-query';
import { tandemApiRef } from '../api';
import { askAnew } from '../ui/askAnew';
import { useSingleMutation } from '../ui/useSingleMutation';

/**
 * Changes what a name means, once however often it is asked for, and lets all
 * that is shown be loaded anew: whose figures an event is in shows everywhere.
 */
export function useMappingWrite<TInput, TOutput>(options: {
  write: (api: TandemApi, input: TInput) => Promise<TOutput>;
  onDone: (output: TOutput) => void;
}) {
  const { write, onDone } = options;
  const api = useApi(tandemApiRef);
  const queryClient = useQueryClient();
  const mutation = useSingleMutation({
    mutationFn: (input: TInput) => write(api, input),
    onSuccess: onDone,
    onSettled: () => {
      // Refused or not, what is shown may be out of date.
      askAnew(queryClient, ['tandem']);
    },
  });
  return {
    error: mutation.error,
    isSending: mutation.isPending,
    send: (input: TInput) => mutation.mutate(input),
  };
}
