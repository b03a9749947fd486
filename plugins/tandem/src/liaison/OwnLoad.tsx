import { Skeleton, Text } from '@backstage/ui';
import { useTranslate } from '../translation';
import { ErrorState } from '../ui/ErrorState';
import { Muted } from '../ui/Muted';
import { useNow } from '../ui/useNow';
import { formatCivilDate } from './civilDateNames';
import { loadWeeks } from './loadWeeks';
import { comingWeeks, LOAD_WEEKS, useLoad } from './queries';
import styles from './LiaisonOverview.module.css';

/** How much of one's own coming weeks is promised; nobody else sees it. */
export function OwnLoad({ userRef }: { userRef: string }) {
  const { t } = useTranslate();
  const days = comingWeeks(useNow());
  const { data, error, isPending, refetch } = useLoad(userRef, days);
  const title = t('liaison.person.load');
  return (
    <div>
      <Text as="h4" weight="bold">
        {title}
      </Text>
      <Muted as="p" className={styles.heading}>
        {t('liaison.person.loadWhy')}
      </Muted>
      {isPending && <Skeleton width="100%" height={LOAD_WEEKS * 21} />}
      {error && !data && (
        <ErrorState
          title={t('liaison.person.loadFailed')}
          error={error}
          onRetry={refetch}
        />
      )}
      {data && (
        <ul className={styles.weeks} aria-label={title}>
          {loadWeeks(data.items).map(({ monday, allocation }) => (
            <li key={monday} className={styles.week}>
              <span>{formatCivilDate(monday)}</span>
              <span className={styles.bar} aria-hidden="true">
                <span style={{ width: `${Math.min(allocation, 100)}%` }} />
              </span>
              <span>
                {allocation
                  ? t('liaison.person.promised', {
                      allocation: `${allocation}`,
                    })
                  : t('liaison.person.free')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
