import { healthSchema } from '../../health/healthSchema';
import {
  historyEntrySchema,
  historyQuerySchema,
} from '../../history/historySchema';
import { pageSchema } from '../../values/page';
import type { Operation } from './operation';

/** What was changed, and how Tandem itself does. */
export const adminOperations: Operation[] = [
  {
    method: 'get',
    path: '/history',
    operationId: 'listHistory',
    summary:
      'Who changed what, when and why, newest first; of an entity or a subject, or, for those who run Tandem, of everything.',
    query: historyQuerySchema,
    answer: pageSchema(historyEntrySchema),
  },
  {
    method: 'get',
    path: '/health',
    operationId: 'getHealth',
    summary: 'How the work behind the pages goes, over all replicas.',
    answer: healthSchema,
  },
];
