import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { tandemApiRef } from '../../api';
import type { Proposal } from '../../liaison/dialogs/proposal';
import type { AssignScope } from './assignScopes';
import { batchTerms } from './batchTerms';

/** What would happen to each scope; asked anew whenever one is left out. */
export function useDryRun(
  terms: Proposal | undefined,
  scopes: readonly AssignScope[],
) {
  const api = useApi(tandemApiRef);
  const scopeRefs = scopes.map(({ ref }) => ref);
  const query = useQuery({
    queryKey: ['tandem', 'dry-run', terms, scopeRefs],
    queryFn: ({ signal }) =>
      api.proposeAssignments(
        { scopeRefs, terms: batchTerms(terms!) },
        { dryRun: true },
        { signal },
      ),
    enabled: terms !== undefined && scopeRefs.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  return {
    /** Of the last time, while it is found out anew. */
    results: scopeRefs.length ? query.data?.results : undefined,
    isFresh: query.data !== undefined && !query.isFetching,
    isChecking: query.isFetching,
    error: query.isFetching ? null : query.error,
    again: () => {
      query.refetch();
    },
  };
}
