import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { statusOf } from './ui/errorStatus';

const RETRIES = 1;

/**
 * One cache for all of the plugin's extensions, so that the cards of a page
 * share their requests.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < RETRIES && isPassing(error),
    },
  },
});

/** Wraps every extension of the plugin. */
export function QueryClientWrapper(props: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      {props.children}
    </QueryClientProvider>
  );
}

/** An answer that names the caller's mistake stays the same when asked again. */
function isPassing(error: Error): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500;
}
