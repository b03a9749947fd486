import { useCallback, useEffect, useRef } from 'react';

/**
 * Gives the focus back to what opened a dialog. A dialog does so itself, unless
 * another one held its place while it was loading.
 */
export function useFocusBack(isOpen: boolean) {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (isOpen || !opener.current) {
      return undefined;
    }
    const last = opener.current;
    opener.current = null;
    // After the dialog itself tried.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) {
        (last as HTMLElement).focus?.();
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [isOpen]);
  /** Remembers what has the focus now. */
  return useCallback(() => {
    opener.current = document.activeElement;
  }, []);
}
