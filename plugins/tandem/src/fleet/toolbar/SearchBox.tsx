import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from '../../translation';
import styles from './Toolbar.module.css';

const SETTLE_MILLIS = 300;
/** The API's limit. */
const LONGEST = 200;

/** Searches while one types, once the typing rests. */
export function SearchBox(props: {
  search: string;
  onChange: (search: string) => void;
}) {
  const { t } = useTranslate();
  const { typed, type } = useTyped(props);
  return (
    <SearchField
      size="small"
      className={styles.search}
      aria-label={t('fleet.toolbar.search')}
      placeholder={t('fleet.toolbar.searchPlaceholder')}
      maxLength={LONGEST}
      value={typed}
      onChange={type}
    />
  );
}

/** What is typed, ahead of the address; «back» and clearing win over it. */
function useTyped(props: {
  search: string;
  onChange: (search: string) => void;
}) {
  const { search, onChange } = props;
  const [typed, setTyped] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const told = useRef(search);
  // The address may have changed otherwise while the typing went on.
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (search !== told.current) {
      clearTimeout(timer.current);
      told.current = search;
      setTyped(search);
    }
  }, [search]);
  const type = (words: string) => {
    setTyped(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      told.current = words.trim();
      latest.current(told.current);
    }, SETTLE_MILLIS);
  };
  return { typed, type };
}
