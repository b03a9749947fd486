import { useRouteRef } from '@backstage/core-plugin-api';
import type { Attention } from '@tandem/backstage-plugin-tandem-common';
import { myTeamsRouteRef } from '../teams/routes';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { TextLink } from '../ui/TextLink';
import { AttentionSkeleton } from './AttentionSkeleton';
import { AttentionTag } from './AttentionTag';
import { AttentionText } from './AttentionText';
import { useAttention } from './queries';
import styles from './Attention.module.css';

const SHOWN = 5;

/** The newest of what needs a liaison, on their home page. */
export function AttentionWidget() {
  const { t } = useTranslate();
  const { data, error, isPending, refetch } = useAttention({ snoozed: false });
  return (
    <div className={styles.widget}>
      {isPending && <AttentionSkeleton />}
      {error && !data && (
        <ErrorState
          title={t('attention.failed')}
          error={error}
          onRetry={refetch}
        />
      )}
      {data && <Newest attention={data} />}
    </div>
  );
}

function Newest({ attention }: { attention: Attention }) {
  const { t } = useTranslate();
  const myTeams = useRouteRef(myTeamsRouteRef);
  const shown = attention.items.slice(0, SHOWN);
  const more = attention.totalItems - shown.length;
  return (
    <div className={styles.queue}>
      {shown.length ? (
        <ul className={styles.items} aria-label={t('attention.widget.title')}>
          {shown.map(item => (
            <li key={item.id} className={styles.item}>
              <div>
                <AttentionTag item={item} />
              </div>
              <AttentionText item={item} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          title={t('attention.empty')}
          description={t('attention.emptyWhy')}
        />
      )}
      <div className={styles.foot}>
        <TextLink standalone href={myTeams()}>
          {more > 0
            ? t('attention.widget.more', { count: more })
            : t('attention.widget.all')}
        </TextLink>
      </div>
    </div>
  );
}
