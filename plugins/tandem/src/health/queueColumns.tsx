import {
  formatEvents,
  type QueueHealth,
} from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import type { DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { HealthTag } from './HealthTag';
import { queueName } from './healthWords';

/** The columns of the list of what waits. */
export function queueColumns(t: Translate): DataColumn<QueueHealth>[] {
  return [
    {
      id: 'queue',
      label: t('health.queues.queue'),
      width: '40%',
      isRowHeader: true,
      cell: ({ id }) => <span title={id}>{queueName(id, t)}</span>,
    },
    {
      id: 'state',
      label: t('health.tasks.state'),
      width: '20%',
      cell: ({ state }) => <HealthTag state={state} />,
    },
    {
      id: 'waiting',
      label: t('health.queues.waiting'),
      width: '18%',
      isNumeric: true,
      cell: ({ waiting }) =>
        waiting ? (
          formatEvents(waiting)
        ) : (
          <Muted>{t('health.queues.nothing')}</Muted>
        ),
    },
    {
      id: 'since',
      label: t('health.queues.since'),
      width: '22%',
      cell: ({ waiting, oldestAt }) => {
        if (oldestAt) return <RelativeTime instant={oldestAt} />;
        return waiting ? <Muted>{t('health.queues.unknown')}</Muted> : null;
      },
    },
  ];
}
