import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './text.module.css';

/** Small print: samples, ages, explanations. */
export function Muted(props: {
  as?: 'span' | 'p' | 'div';
  className?: string;
  children: ReactNode;
}) {
  const { as = 'span', className = '', children } = props;
  return (
    <Text
      as={as}
      variant="body-small"
      className={`${styles.muted} ${className}`}
    >
      {children}
    </Text>
  );
}
