import type { ReactNode } from 'react';
import { useTranslate } from '../../translation';
import { TextButton } from '../../ui/TextButton';
import type { ListFilter } from '../fleetState';
import { ChoicesButton } from './ChoicesButton';

/** A filter: what it is set to, and behind it what it can be set to. */
export function FilterButton(props: {
  filter: ListFilter;
  /** How the first value is called. */
  first?: string;
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  const { filter, first = '', count, onClear, children } = props;
  const { t } = useTranslate();
  const name = t(`fleet.toolbar.filter.${filter}`);
  const values =
    count > 1
      ? t('fleet.toolbar.more', { first, number: `${count - 1}` })
      : first;
  return (
    <ChoicesButton
      label={t('fleet.toolbar.choosing', { filter: name })}
      isSet={count > 0}
      words={count ? t('fleet.toolbar.set', { filter: name, values }) : name}
    >
      {children}
      {count > 0 && (
        <TextButton onPress={onClear}>{t('fleet.toolbar.clear')}</TextButton>
      )}
    </ChoicesButton>
  );
}
