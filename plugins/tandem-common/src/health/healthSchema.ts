import { z } from 'zod';
import { instantOutSchema } from '../values/instant';

/**
 * `ok`: does what it should; `behind`: late, but going on; `failing`: the last
 * run broke off.
 *
 * @public
 */
export const healthStateSchema = z.enum(['ok', 'behind', 'failing']);

/** A task that runs now and then, in one replica at a time. @public */
export const taskHealthSchema = z.object({
  id: z.string(),
  state: healthStateSchema,
  everySeconds: z.number(),
  lastStartedAt: instantOutSchema.optional(),
  lastFinishedAt: instantOutSchema.optional(),
  lastDurationSeconds: z.number().optional(),
  lastError: z
    .string()
    .optional()
    .describe('of the last run; gone after one that went well'),
  failuresInARow: z.int(),
});

/** Work that waits for a task. @public */
export const queueHealthSchema = z.object({
  id: z.string(),
  state: healthStateSchema,
  waiting: z.int(),
  oldestAt: instantOutSchema
    .optional()
    .describe('since when the oldest waits; absent where it is not known'),
});

/** How the work behind the pages goes. @public */
export const healthSchema = z.object({
  state: healthStateSchema.describe('the worst of all'),
  asOf: instantOutSchema,
  database: z.string().describe('the client, such as pg or better-sqlite3'),
  tasks: z.array(taskHealthSchema).describe('by id'),
  queues: z.array(queueHealthSchema).describe('by id'),
});

/** @public */
export type HealthState = z.output<typeof healthStateSchema>;
/** @public */
export type TaskHealth = z.output<typeof taskHealthSchema>;
/** @public */
export type QueueHealth = z.output<typeof queueHealthSchema>;
/** @public */
export type TandemHealth = z.output<typeof healthSchema>;
