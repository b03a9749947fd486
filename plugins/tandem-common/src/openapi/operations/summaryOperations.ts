import { z } from 'zod';
import {
  entitySummarySchema,
  summaryQuerySchema,
  userSummarySchema,
} from '../../summary/summarySchema';
import type { Operation } from './operation';

/** What brings the features together. */
export const summaryOperations: Operation[] = [
  {
    method: 'get',
    path: '/entities/{kind}/{namespace}/{name}/summary',
    operationId: 'getSummary',
    summary:
      'All that the cards of an entity page need; of a User the assignments and absences that are not over.',
    query: summaryQuerySchema,
    answer: z.union([entitySummarySchema, userSummarySchema]),
  },
  {
    method: 'get',
    path: '/openapi.json',
    operationId: 'getOpenApi',
    summary: 'This document.',
    answer: z.looseObject({ openapi: z.string() }),
  },
];
