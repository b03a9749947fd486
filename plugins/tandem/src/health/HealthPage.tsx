import { Skeleton, VisuallyHidden } from '@backstage/ui';
import type { TandemHealth } from '@tandem/backstage-plugin-tandem-common';
import { HistoryList } from '../history/HistoryList';
import { useTranslate } from '../translation';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { ListSkeleton } from '../ui/ListSkeleton';
import { SectionCard } from '../ui/SectionCard';
import { Workspace } from '../ui/Workspace';
import { HealthHeadline } from './HealthHeadline';
import { useHealth } from './queries';
import { queueColumns } from './queueColumns';
import { taskColumns } from './taskColumns';
import styles from './Health.module.css';

/** How Tandem itself does, and everything that was changed. */
export function HealthPage() {
  const { t } = useTranslate();
  const { data, error, isPending, refetch } = useHealth();
  return (
    <Workspace>
      <VisuallyHidden>
        <h2>{t('health.page')}</h2>
      </VisuallyHidden>
      {isPending && <HealthSkeleton />}
      {error && (
        <ErrorState
          title={t('health.failed')}
          error={error}
          onRetry={refetch}
        />
      )}
      {data && <Health health={data} />}
      {(data || error) && (
        <SectionCard title={t('history.all')}>
          <HistoryList of={{}} withEntity />
        </SectionCard>
      )}
    </Workspace>
  );
}

function HealthSkeleton() {
  const { t } = useTranslate();
  return (
    <>
      <div
        role="status"
        aria-label={t('health.loading')}
        className={styles.headline}
      >
        <Skeleton width={320} height={24} />
      </div>
      <SectionCard title={t('health.tasks.title')}>
        <ListSkeleton />
      </SectionCard>
      <SectionCard title={t('health.queues.title')}>
        <ListSkeleton />
      </SectionCard>
    </>
  );
}

function Health({ health }: { health: TandemHealth }) {
  const { t } = useTranslate();
  const { tasks, queues } = health;
  return (
    <>
      <HealthHeadline health={health} />
      <SectionCard title={t('health.tasks.title')}>
        {tasks.length ? (
          <DataTable
            className={styles.tasks}
            label={t('health.tasks.title')}
            columns={taskColumns(t)}
            items={tasks}
          />
        ) : (
          <EmptyState
            title={t('health.tasks.empty')}
            description={t('health.tasks.emptyWhy')}
          />
        )}
      </SectionCard>
      <SectionCard title={t('health.queues.title')}>
        {queues.length ? (
          <DataTable
            label={t('health.queues.title')}
            columns={queueColumns(t)}
            items={queues}
          />
        ) : (
          <EmptyState
            title={t('health.queues.empty')}
            description={t('health.queues.emptyWhy')}
          />
        )}
      </SectionCard>
    </>
  );
}
