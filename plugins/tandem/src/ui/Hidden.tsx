import { RiLockLine } from '@remixicon/react';
import { useTranslate } from '../translation';
import { Muted } from './Muted';
import type { Right } from './WhoMay';

/** A figure that the viewer may not see, in a table; who may, on hover. */
export function Hidden({ right }: { right: Right }) {
  const { t } = useTranslate();
  return (
    <span title={t(`ui.rights.${right}`)}>
      <Muted>
        <RiLockLine size={12} aria-hidden="true" /> {t('ui.hidden')}
      </Muted>
    </span>
  );
}
