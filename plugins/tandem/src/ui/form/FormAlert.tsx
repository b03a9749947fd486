import { Alert } from '@backstage/ui';
import { useEffect, useRef, type ReactNode } from 'react';

/** Why a form was not taken, and the way out; comes into view. */
export function FormAlert(props: {
  title: ReactNode;
  description: ReactNode;
  status?: 'info' | 'warning';
  action?: ReactNode;
}) {
  const { title, description, status = 'warning', action } = props;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return (
    <Alert
      ref={ref}
      role="alert"
      status={status}
      icon
      title={title}
      description={description}
      customActions={action}
    />
  );
}
