import { useEffect, useRef } from 'react';
import styles from './form.module.css';

/**
 * What is to do about a field, which names it through `aria-describedby`. The
 * first one of a form comes into view.
 */
export function FieldProblem(props: { id: string; problem?: string }) {
  const { id, problem } = props;
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (problem) {
      const first = ref.current?.closest('form')?.querySelector('[role=alert]');
      first?.parentElement?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [problem]);
  return (
    <p
      ref={ref}
      id={id}
      className={styles.problem}
      role={problem ? 'alert' : undefined}
    >
      {problem}
    </p>
  );
}
