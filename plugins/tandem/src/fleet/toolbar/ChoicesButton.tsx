import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** A button that says what is set, with the choices behind it. */
export function ChoicesButton(props: {
  words: string;
  isSet: boolean;
  /** Names the choices. */
  label: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
  const { words, isSet, label, icon, children } = props;
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="secondary"
        className={styles.filter}
        data-set={isSet || undefined}
        iconStart={icon ? <>{icon}</> : undefined}
        iconEnd={<RiArrowDownSLine aria-hidden="true" />}
      >
        {words}
      </Button>
      <Popover
        hideArrow
        placement="bottom start"
        aria-label={label}
        className={styles.popover}
      >
        <div className={styles.choices}>{children}</div>
      </Popover>
    </DialogTrigger>
  );
}
