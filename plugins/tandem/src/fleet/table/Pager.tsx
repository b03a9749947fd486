import { Button } from '@backstage/ui';
import { formatEvents } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { PAGE_SIZE, type Pages } from './usePages';
import styles from './ServicesTable.module.css';

/** «1–20 of 37», and the ways to the pages beside. */
export function Pager(props: {
  pages: Pages;
  /** Services on this page. */
  shown: number;
  totalItems?: number;
  nextCursor?: string;
}) {
  const { pages, shown, totalItems, nextCursor } = props;
  const { t } = useTranslate();
  const from = pages.before * PAGE_SIZE + 1;
  const to = from + shown - 1;
  return (
    <nav className={styles.pager} aria-label={t('fleet.table.pages')}>
      <Muted>
        <span role="status">
          {t('fleet.table.range', {
            from: formatEvents(from),
            to: formatEvents(to),
            total: formatEvents(Math.max(totalItems ?? to, to)),
          })}
        </span>
      </Muted>
      <Button
        size="small"
        variant="secondary"
        isDisabled={!pages.before}
        onPress={pages.previous}
      >
        {t('fleet.table.previous')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        isDisabled={!nextCursor}
        onPress={() => nextCursor && pages.next(nextCursor)}
      >
        {t('fleet.table.next')}
      </Button>
    </nav>
  );
}
