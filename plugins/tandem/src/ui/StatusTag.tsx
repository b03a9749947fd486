import type { RemixiconComponentType } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './StatusTag.module.css';

export type StatusTone =
  | 'positive'
  | 'announcement'
  | 'warning'
  | 'negative'
  | 'neutral'
  | 'quiet';

/**
 * A status as an icon and a word; the colour only repeats them. Quiet ones, for
 * what is as it should be, have none.
 */
export function StatusTag(props: {
  tone: StatusTone;
  icon: RemixiconComponentType;
  children: ReactNode;
}) {
  const { tone, icon: Icon, children } = props;
  return (
    <span className={styles.tag} data-tone={tone}>
      <Icon size={12} aria-hidden="true" />
      {children}
    </span>
  );
}
