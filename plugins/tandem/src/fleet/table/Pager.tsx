import { Button } from '@backstage/ui';
import { formatEvents } from '@tandem/backstage-plugin-tandem-common';
import { useLayoutEffect, useRef } from 'react';
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
  /** Whether the page before is still in sight while this one loads. */
  isStale: boolean;
}) {
  const { pages, shown, totalItems, nextCursor, isStale } = props;
  const { t } = useTranslate();
  const { previous, next } = useFocusKept({
    isFirst: !pages.before,
    isLast: !nextCursor,
  });
  const from = pages.before * PAGE_SIZE + 1;
  const to = from + shown - 1;
  // The cursor of the page before leads to the page that is on its way.
  const showNext = () => !isStale && nextCursor && pages.next(nextCursor);
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
        ref={previous}
        size="small"
        variant="secondary"
        isDisabled={!pages.before}
        onPress={pages.previous}
      >
        {t('fleet.table.previous')}
      </Button>
      <Button
        ref={next}
        size="small"
        variant="secondary"
        isDisabled={!nextCursor}
        onPress={showNext}
      >
        {t('fleet.table.next')}
      </Button>
    </nav>
  );
}

/** A button that cannot be pressed any more hands its focus to the other one. */
function useFocusKept({
  isFirst,
  isLast,
}: {
  isFirst: boolean;
  isLast: boolean;
}) {
  const previous = useRef<HTMLButtonElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  // Before it is drawn: from then on nothing would have the focus.
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (isLast && focused === next.current) previous.current?.focus();
    if (isFirst && focused === previous.current) next.current?.focus();
  }, [isFirst, isLast]);
  return { previous, next };
}
