import { useState } from 'react';

const STEP = 10;

/** The first rows of a list, always down to the one that is marked. */
export function useShownRows<TRow extends { id: string }>(
  rows: readonly TRow[],
  markedId?: string,
) {
  const [count, setCount] = useState(STEP);
  const marked = rows.findIndex(({ id }) => id === markedId);
  const shown = Math.max(count, marked + 1);
  return {
    rows: rows.slice(0, shown),
    hasMore: rows.length > shown,
    showMore: () => setCount(shown + STEP),
  };
}
