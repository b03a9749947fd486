import {
  attentionSchema,
  attentionQuerySchema,
  attentionSnoozeSchema,
  attentionWakeSchema,
} from '../../attention/attentionSchema';
import {
  fleetCsvQuerySchema,
  fleetFilterValuesQuerySchema,
  fleetFilterValuesSchema,
  fleetServiceSchema,
  fleetServicesQuerySchema,
} from '../../fleet/fleetSchema';
import { funnelQuerySchema, funnelSchema } from '../../fleet/funnelSchema';
import { teamsQuerySchema, teamsSchema } from '../../teams/teamsSchema';
import { pageSchema } from '../../values/page';
import type { Operation } from './operation';

/** The two workspaces: Fleet and My teams. */
export const fleetOperations: Operation[] = [
  {
    method: 'get',
    path: '/fleet/services',
    operationId: 'listFleetServices',
    summary:
      'All services with their owner, worst SLO, liaison and DORA figures. Those without a value for the sort come last; ties by reference.',
    query: fleetServicesQuerySchema,
    answer: pageSchema(fleetServiceSchema),
  },
  {
    method: 'get',
    path: '/fleet/services.csv',
    operationId: 'exportFleetServices',
    summary: 'The same as a CSV file, of all services that match.',
    query: fleetCsvQuerySchema,
    answer: 'csv',
  },
  {
    method: 'get',
    path: '/fleet/filter-values',
    operationId: 'listFleetFilterValues',
    summary: 'What a filter of the list can be set to, most services first.',
    query: fleetFilterValuesQuerySchema,
    answer: fleetFilterValuesSchema,
  },
  {
    method: 'get',
    path: '/fleet/funnel',
    operationId: 'getFunnel',
    summary: 'How many services took each step of adoption, and the trend.',
    query: funnelQuerySchema,
    answer: funnelSchema,
  },
  {
    method: 'get',
    path: '/me/attention',
    operationId: 'getAttention',
    summary: 'What needs the caller as a liaison, newest reason first.',
    query: attentionQuerySchema,
    answer: attentionSchema,
  },
  {
    method: 'post',
    path: '/me/attention/snooze',
    operationId: 'snoozeAttention',
    summary:
      'Hides things until an instant. What comes back for a new reason is shown.',
    body: attentionSnoozeSchema,
    statuses: [204],
  },
  {
    method: 'post',
    path: '/me/attention/wake',
    operationId: 'wakeAttention',
    summary: 'Shows things again before their time.',
    body: attentionWakeSchema,
    statuses: [204],
  },
  {
    method: 'get',
    path: '/me/teams',
    operationId: 'getTeams',
    summary: 'Whom the caller helps, with absences and load.',
    query: teamsQuerySchema,
    answer: teamsSchema,
  },
];
