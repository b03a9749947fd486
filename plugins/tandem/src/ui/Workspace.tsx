import type { ReactNode } from 'react';
import styles from './Workspace.module.css';

/** What a tab of Tandem's own page shows, one part below the other. */
export function Workspace(props: { children: ReactNode }) {
  return (
    <main className={styles.workspace}>
      <div className={styles.parts}>{props.children}</div>
    </main>
  );
}
