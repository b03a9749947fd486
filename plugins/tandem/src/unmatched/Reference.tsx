import { Muted } from '../ui/Muted';
import { refName } from '../ui/refName';
import styles from './UnmatchedPage.module.css';

/** A name that is no entity: the name itself, and the reference it stands in. */
export function Reference({ entityRef }: { entityRef: string }) {
  return (
    <span className={styles.reference}>
      {refName(entityRef)}
      <Muted>{entityRef}</Muted>
    </span>
  );
}
