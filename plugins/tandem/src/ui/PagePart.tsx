import { type ReactNode, useEffect, useRef } from 'react';
import { useUrlState } from './useUrlState';

/** A part of a page that links lead to with `#name`. */
export function PagePart(props: { name: string; children: ReactNode }) {
  const { name, children } = props;
  const ref = useRef<HTMLDivElement>(null);
  const isMeant = useUrlState().part === name;
  useEffect(() => {
    if (isMeant) ref.current?.scrollIntoView?.({ block: 'start' });
  }, [isMeant]);
  return (
    <div ref={ref} id={name}>
      {children}
    </div>
  );
}
