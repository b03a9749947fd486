import {
  formatDuration,
  type TaskHealth,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import type { DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { HealthTag } from './HealthTag';
import { taskName, tookWords } from './healthWords';
import styles from './Health.module.css';

/** The columns of the list of background tasks. */
export function taskColumns(t: Translate): DataColumn<TaskHealth>[] {
  return [
    {
      id: 'task',
      label: t('health.tasks.task'),
      width: '30%',
      isRowHeader: true,
      cell: ({ id, everySeconds }) => (
        <span className={styles.stack}>
          <span title={id}>{taskName(id, t)}</span>
          <Muted>
            {t('health.tasks.every', {
              duration: formatDuration(everySeconds),
            })}
          </Muted>
        </span>
      ),
    },
    {
      id: 'state',
      label: t('health.tasks.state'),
      width: '14%',
      cell: ({ state }) => <HealthTag state={state} />,
    },
    {
      id: 'last',
      label: t('health.tasks.last'),
      width: '18%',
      cell: task => <LastRun task={task} t={t} />,
    },
    {
      id: 'took',
      label: t('health.tasks.took'),
      width: '10%',
      isNumeric: true,
      cell: ({ lastDurationSeconds }) =>
        lastDurationSeconds === undefined ? (
          <Muted>{t('health.tasks.never')}</Muted>
        ) : (
          tookWords(lastDurationSeconds)
        ),
    },
    {
      id: 'error',
      label: t('health.tasks.error'),
      width: '28%',
      cell: ({ lastError, failuresInARow }) =>
        lastError ? (
          <span className={styles.stack}>
            <span className={styles.error}>{lastError}</span>
            <Muted>{t('health.tasks.times', { count: failuresInARow })}</Muted>
          </span>
        ) : (
          <Muted>{t('health.tasks.noError')}</Muted>
        ),
    },
  ];
}

/** When it ended last; one that began since runs now. */
function LastRun(props: { task: TaskHealth; t: Translate }) {
  const { task, t } = props;
  const { lastStartedAt, lastFinishedAt } = task;
  const isRunning =
    lastStartedAt !== undefined &&
    (lastFinishedAt === undefined || lastStartedAt > lastFinishedAt);
  return (
    <span className={styles.stack}>
      {lastFinishedAt ? (
        <RelativeTime instant={lastFinishedAt} />
      ) : (
        <Muted>{t('health.tasks.never')}</Muted>
      )}
      {isRunning && <Muted>{t('health.tasks.running')}</Muted>}
    </span>
  );
}
