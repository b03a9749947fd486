import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Loads anew what lies below a key after something of it was changed. What is
 * still under way may be an answer from before, so it does not count any more;
 * TanStack Query by itself would keep it where it is the first one.
 */
export async function askAnew(
  client: QueryClient,
  queryKey: QueryKey,
): Promise<void> {
  await client.cancelQueries({ queryKey });
  await client.invalidateQueries({ queryKey });
}
