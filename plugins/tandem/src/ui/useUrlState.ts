import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Parameters to set, or to remove where `undefined`. */
export type UrlChanges = Record<string, string | undefined>;

/**
 * The query of the page's address and a way to change parts of it. What others
 * keep there stays. A change is a step of the browser's history, unless
 * `replace` is set.
 */
export function useUrlState(): [
  URLSearchParams,
  (changes: UrlChanges, options?: { replace?: boolean }) => void,
] {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (changes: UrlChanges, options?: { replace?: boolean }) =>
      setSearch(current => withChanges(current, changes), {
        replace: options?.replace,
        preventScrollReset: true,
      }),
    [setSearch],
  );
  return [search, change];
}

function withChanges(current: URLSearchParams, changes: UrlChanges) {
  const next = new URLSearchParams(current);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  return next;
}
