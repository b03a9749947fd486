import { z } from 'zod';
import { BATCH_LIMIT } from '../../delivery/ingestSchema';

/** One call of the HTTP API. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/tandem`; parameters in braces. */
  path: string;
  operationId: string;
  summary: string;
  query?: z.ZodObject;
  /** JSON; `'yaml'` for OpenSLO documents. */
  body?: z.ZodType | 'yaml';
  /** JSON; `'yaml'` for OpenSLO documents, `'csv'` for tables; absent for an answer without a body. */
  answer?: z.ZodType | 'yaml' | 'csv';
  /** 200 unless the call can create something. */
  statuses?: number[];
  /** Where the stored record can stand against the call, answered with 409. */
  conflict?: string;
}

export function oneOrBatch(schema: z.ZodType) {
  return z.union([
    schema,
    z.strictObject({ items: z.array(schema).min(1).max(BATCH_LIMIT) }),
  ]);
}
