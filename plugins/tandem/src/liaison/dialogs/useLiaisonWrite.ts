import { useApi } from '@backstage/core-plugin-api';
import type { TandemApi } from '@tandem/backstage-plugin-tandem-common';
import { useQueryClient } from '@tanstack/react-query';
import { tandemApiRef } from '../../api';
import { askAnew } from '../../ui/askAnew';
import { useSingleMutation } from '../../ui/useSingleMutation';
import { useToast } from '../../ui/useToast';
import { LIAISON_KEY } from '../queries';

/**
 * Sends a change once, however often it is asked for while one is under way,
 * and lets everything that shows who helps, or what was changed, be loaded anew.
 *
 * @param options.said - the words of the toast; none where `undefined`
 */
export function useLiaisonWrite<TInput, TOutput>(options: {
  write: (api: TandemApi, input: TInput) => Promise<TOutput>;
  said: (output: TOutput, input: TInput) => string | undefined;
  onDone?: (output: TOutput) => void;
  onRefused?: (error: Error) => void;
}) {
  const { write, said, onDone, onRefused } = options;
  const api = useApi(tandemApiRef);
  const toast = useToast();
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all(
      [LIAISON_KEY, ['tandem', 'summary'], ['tandem', 'history']].map(
        queryKey => askAnew(queryClient, queryKey),
      ),
    );
  const mutation = useSingleMutation({
    mutationFn: (input: TInput) => write(api, input),
    onSuccess: (output, input) => {
      const title = said(output, input);
      if (title) toast({ title });
      onDone?.(output);
    },
    onError: onRefused,
    onSettled: () => {
      // Refused or not, what is shown may be out of date.
      refresh();
    },
  });
  return {
    error: mutation.error,
    isSending: mutation.isPending,
    send: (input: TInput) => mutation.mutate(input),
  };
}
