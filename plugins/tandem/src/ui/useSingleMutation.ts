import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';

/** A mutation that is sent once, however often it is asked for while one is under way. */
export function useSingleMutation<TOutput, TInput = void>(
  options: UseMutationOptions<TOutput, Error, TInput>,
) {
  const isUnderWay = useRef(false);
  const mutation = useMutation({
    ...options,
    onSettled: (...settled) => {
      isUnderWay.current = false;
      return options.onSettled?.(...settled);
    },
  });
  const mutate: typeof mutation.mutate = (...request) => {
    if (!isUnderWay.current) {
      isUnderWay.current = true;
      mutation.mutate(...request);
    }
  };
  return { ...mutation, mutate };
}
