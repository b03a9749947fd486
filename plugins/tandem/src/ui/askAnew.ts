import type {
  Query,
  QueryClient,
  QueryFilters,
  QueryKey,
} from '@tanstack/react-query';

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

const gathered = new WeakMap<QueryClient, Set<Query>>();

/**
 * Loads anew what somebody else changed. What is still under way may be an
 * answer from before, so it is asked for once more when it is there: on a page
 * that is told often an answer that is cancelled would never come. The parts of
 * a page that ask for the same in one go share a request.
 */
export function askAfterSignal(
  client: QueryClient,
  filters: QueryFilters,
): void {
  const found = client.getQueryCache().findAll(filters);
  const others = gathered.get(client);
  if (others) {
    found.forEach(query => others.add(query));
    return;
  }
  const queries = new Set(found);
  gathered.set(client, queries);
  queueMicrotask(() => {
    gathered.delete(client);
    queries.forEach(query => renew(client, query));
  });
}

async function renew(client: QueryClient, query: Query): Promise<void> {
  if (query.state.fetchStatus === 'fetching') {
    await query.promise?.catch(() => {});
  }
  await client.invalidateQueries(
    { queryKey: query.queryKey, exact: true },
    { cancelRefetch: false },
  );
}
