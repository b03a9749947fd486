import type { Attention } from '@tandem/backstage-plugin-tandem-common';
import { useViewer } from '../liaison/useViewer';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Muted } from '../ui/Muted';
import { SectionCard } from '../ui/SectionCard';
import { ShowOlder } from '../ui/ShowOlder';
import { useShownRows } from '../ui/useShownRows';
import { AcceptAll } from './AcceptAll';
import { AttentionHeader } from './AttentionHeader';
import { AttentionRow } from './AttentionRow';
import { AttentionSkeleton } from './AttentionSkeleton';
import { proposalBatches } from './proposalBatches';
import type { AttentionView } from './useAttentionView';
import { SnoozeNotice } from './SnoozeNotice';
import { useSnoozing, type Snoozing } from './useSnoozing';
import styles from './Attention.module.css';

/** What needs the viewer today, newest reason first. */
export function AttentionCard({ view }: { view: AttentionView }) {
  const { t } = useTranslate();
  const snoozing = useSnoozing();
  const { data, error, isPending, refetch } = view.attention;
  return (
    <SectionCard
      title={t('attention.title')}
      actions={
        data && (
          <AttentionHeader attention={data} view={view} snoozing={snoozing} />
        )
      }
    >
      {isPending && <AttentionSkeleton />}
      {error && !data && (
        <ErrorState
          title={t('attention.failed')}
          error={error}
          onRetry={refetch}
        />
      )}
      {data && (
        <div className={styles.queue}>
          <SnoozeNotice snoozing={snoozing} />
          <Queue attention={data} snoozing={snoozing} />
        </div>
      )}
    </SectionCard>
  );
}

function Queue(props: { attention: Attention; snoozing: Snoozing }) {
  const { attention, snoozing } = props;
  const { items, totalItems, snoozed } = attention;
  const { t } = useTranslate();
  const viewerRef = useViewer()?.userRef;
  const { rows, hasMore, showMore } = useShownRows(items);
  if (!items.length) {
    return snoozed ? (
      <EmptyState
        title={t('attention.emptySnoozed')}
        description={t('attention.emptySnoozedWhy')}
      />
    ) : (
      <EmptyState
        title={t('attention.empty')}
        description={t('attention.emptyWhy')}
      />
    );
  }
  const notShown = totalItems - items.length;
  return (
    <>
      <AcceptAll batches={proposalBatches(items, viewerRef)} />
      <ul className={styles.items} aria-label={t('attention.title')}>
        {rows.map(item => (
          <AttentionRow key={item.id} item={item} snoozing={snoozing} />
        ))}
      </ul>
      <ShowOlder
        words={t('ui.list.showMore')}
        isAny={hasMore}
        isPending={false}
        onPress={showMore}
      />
      {!hasMore && notShown > 0 && (
        <Muted as="p" className={styles.foot}>
          {t('attention.notShown', { count: notShown })}
        </Muted>
      )}
    </>
  );
}
