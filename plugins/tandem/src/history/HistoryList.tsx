import { Skeleton } from '@backstage/ui';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { ShowOlder } from '../ui/ShowOlder';
import { HistoryRow } from './HistoryRow';
import { useHistory, type HistoryOf } from './queries';
import styles from './History.module.css';

const ROWS = [0, 1, 2];

/** What was changed, newest first. */
export function HistoryList(props: {
  of: HistoryOf;
  isWanted?: boolean;
  withEntity?: boolean;
}) {
  const { of, isWanted = true, withEntity } = props;
  const { t } = useTranslate();
  const history = useHistory(of, isWanted);
  if (history.isPending) {
    return (
      <div
        role="status"
        aria-label={t('history.loading')}
        className={styles.list}
      >
        {ROWS.map(row => (
          <Skeleton key={row} width="100%" height={24} />
        ))}
      </div>
    );
  }
  const failed = history.error && (
    <ErrorState
      title={t('history.failed')}
      error={history.error}
      onRetry={history.data ? history.fetchNextPage : history.refetch}
    />
  );
  if (!history.data) {
    return failed;
  }
  const entries = history.data.pages.flatMap(({ items }) => items);
  if (!entries.length) {
    return (
      <EmptyState
        title={t('history.empty')}
        description={t('history.emptyWhy')}
      />
    );
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('history.title')}>
        {entries.map(entry => (
          <HistoryRow key={entry.id} entry={entry} withEntity={withEntity} />
        ))}
      </ul>
      {failed}
      <ShowOlder
        isAny={history.hasNextPage}
        isPending={history.isFetchingNextPage}
        onPress={() => history.fetchNextPage()}
      />
    </>
  );
}
