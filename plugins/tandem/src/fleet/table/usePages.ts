import { useCallback, useState } from 'react';

/** Services on a page. */
export const PAGE_SIZE = 20;

/** Where people are in a list that is read page by page. */
export interface Pages {
  /** Of the page that is shown; unset for the first. */
  cursor?: string;
  /** How many pages lie before it. */
  before: number;
  next: (cursor: string) => void;
  previous: () => void;
  first: () => void;
}

/**
 * The page that is shown, the first for each list.
 *
 * @param list - names the list: another filter or order is another list
 */
export function usePages(list: string): Pages {
  const [visited, setVisited] = useState<{ list: string; cursors: string[] }>({
    list,
    cursors: [],
  });
  const cursors = visited.list === list ? visited.cursors : [];
  const go = useCallback(
    (to: string[]) => setVisited({ list, cursors: to }),
    [list],
  );
  return {
    cursor: cursors[cursors.length - 1],
    before: cursors.length,
    next: cursor => go([...cursors, cursor]),
    previous: () => go(cursors.slice(0, -1)),
    first: () => go([]),
  };
}
