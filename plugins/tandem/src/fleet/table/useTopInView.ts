import { useEffect, useRef } from 'react';

/** Another page begins at its top, which the way to it at the foot has left behind. */
export function useTopInView(page: number) {
  const ref = useRef<HTMLDivElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) {
      return;
    }
    shown.current = page;
    const top = ref.current;
    if (top && top.getBoundingClientRect().top < 0) {
      top.scrollIntoView({ block: 'start' });
    }
  }, [page]);
  return ref;
}
