import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';

/** Parameters to set, once for each value, or to remove where there is none. */
export type UrlChanges = Record<string, string | readonly string[] | undefined>;

export interface UrlState {
  /** The query of the page's address. */
  search: URLSearchParams;
  /** The part of the page that the address names, without `#`. */
  part: string;
  /**
   * Changes parts of the query; what others keep there stays. A step of the
   * browser's history, unless `replace` is set.
   */
  change: (changes: UrlChanges, options?: { replace?: boolean }) => void;
  /** The address that such a change leads to. */
  link: (changes: UrlChanges) => string;
}

/** The state of a page that lives in the query of its address. */
export function useUrlState(): UrlState {
  const [search, setSearch] = useSearchParams();
  const part = useLocation().hash.slice(1);
  const change = useCallback<UrlState['change']>(
    (changes, options) =>
      setSearch(current => withChanges(current, changes), {
        replace: options?.replace,
        preventScrollReset: true,
      }),
    [setSearch],
  );
  const link = useCallback<UrlState['link']>(
    changes => `?${withChanges(search, changes)}`,
    [search],
  );
  return useMemo(
    () => ({ search, part, change, link }),
    [search, part, change, link],
  );
}

function withChanges(current: URLSearchParams, changes: UrlChanges) {
  const next = new URLSearchParams(current);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of [value ?? []].flat()) next.append(name, one);
  }
  return next;
}
