import { RiLockLine } from '@remixicon/react';
import { useTranslate } from '../translation';
import type { uiMessages } from './messages';
import { Muted } from './Muted';
import styles from './text.module.css';

/** What somebody may not do or see here. */
export type Right = keyof typeof uiMessages.rights;

/** Stands where a button or a figure would be: who may, when the viewer may not. */
export function WhoMay({ right }: { right: Right }) {
  const { t } = useTranslate();
  return (
    <Muted as="p" className={styles.whoMay}>
      <RiLockLine size={14} aria-hidden="true" /> {t(`ui.rights.${right}`)}
    </Muted>
  );
}
