import { Card, type CardProps } from '@backstage/ui';
import styles from './Panel.module.css';

/** A card with an edge of its own, which the dark theme needs. */
export function Panel({ className = '', ...props }: CardProps) {
  return <Card {...props} className={`${styles.panel} ${className}`} />;
}
