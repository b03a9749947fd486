import { type RefObject, useEffect, useState } from 'react';

/** Whether an element was in view at some time, or nearly. */
export function useInView(ref: RefObject<Element>): boolean {
  const [wasSeen, setWasSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (wasSeen || !element || !('IntersectionObserver' in window)) {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries =>
        entries.some(({ isIntersecting }) => isIntersecting) &&
        setWasSeen(true),
      { rootMargin: '100px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, wasSeen]);
  return wasSeen;
}
