import { Avatar } from '@backstage/ui';
import type { ReactElement, ReactNode } from 'react';
import { Muted } from '../ui/Muted';
import { TextLink } from '../ui/TextLink';
import { useEntityLink } from '../ui/useEntityLink';
import styles from './LiaisonOverview.module.css';

/** A person with their initials, what to know about them beside. */
export function PersonRow(props: {
  userRef: string;
  name: string;
  /** Stands in the first line, after the name. */
  tag?: ReactNode;
  /** Put around the name: «{name} stands in». */
  sentence?: (name: ReactElement) => ReactNode;
  isQuiet?: boolean;
  children: ReactNode;
}) {
  const { userRef, name, tag, sentence, isQuiet, children } = props;
  const entityLink = useEntityLink();
  const link = (
    <TextLink standalone weight="bold" href={entityLink(userRef)}>
      {name}
    </TextLink>
  );
  return (
    <div className={styles.person} data-quiet={isQuiet || undefined}>
      <Avatar
        src=""
        name={name}
        purpose="decoration"
        className={styles.avatar}
      />
      <div className={styles.words}>
        <div className={styles.nameLine}>
          <span>{sentence ? sentence(link) : link}</span>
          {tag}
        </div>
        <Muted as="div">{children}</Muted>
      </div>
    </div>
  );
}
