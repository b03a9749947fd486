import { z } from 'zod';
import { instantOutSchema } from '../values/instant';

/** In the order in which they are decided: the first that holds. @public */
export const SLO_HEALTH_STATES = [
  'draft',
  'error',
  'no-data',
  'stale',
  'no-traffic',
  'exhausted',
  'burning',
  'healthy',
] as const;

/** @public */
export const sloHealthStateSchema = z.enum(SLO_HEALTH_STATES);

/** @public */
export const BURN_WINDOWS = [
  '5m',
  '30m',
  '1h',
  '2h',
  '6h',
  '1d',
  '3d',
] as const;

/** @public */
export const burnWindowSchema = z.enum(BURN_WINDOWS);

/** @public */
export const alertSeveritySchema = z.enum(['page', 'ticket']);

/** @public */
export const errorBudgetSchema = z.object({
  total: z.number().describe('bad events that the target allows'),
  consumed: z.number().describe('a ratio; above 1 when overspent'),
  remaining: z.number().describe('events; negative when overspent'),
  remainingRatio: z.number().describe('1 − consumed'),
});

/** @public */
export const burnRateSchema = z.object({
  window: burnWindowSchema,
  rate: z
    .number()
    .nullable()
    .describe(
      '1 spends the budget in exactly one window; null without traffic',
    ),
});

/** A pair of windows that fires while the burn rate over both exceeds its threshold. @public */
export const sloAlertSchema = z.object({
  severity: alertSeveritySchema,
  long: burnWindowSchema,
  short: burnWindowSchema,
  threshold: z.number().describe('a burn rate'),
  firing: z.boolean(),
  since: instantOutSchema.optional().describe('of a firing one'),
  canFire: z
    .boolean()
    .describe('false where even a total outage stays below the threshold'),
});

const figures = {
  target: z.number().describe('a ratio such as 0.999'),
  sli: z.number().nullable().describe('good ÷ total'),
  good: z.number().nullable(),
  total: z.number().nullable(),
  met: z.boolean().nullable().describe('exact; true when exactly on target'),
  budget: errorBudgetSchema.nullable(),
  burnRates: z.array(burnRateSchema),
  alerts: z.array(sloAlertSchema),
  exhaustsAt: instantOutSchema
    .optional()
    .describe('when the budget is spent if the last 6 hours go on'),
};

const stateFields = {
  state: sloHealthStateSchema,
  reason: z.string().describe('why it is in this state, for a person'),
};

/** One objective of several. @public */
export const objectiveStatusSchema = z.object({
  ...stateFields,
  displayName: z.string().optional(),
  ...figures,
});

/**
 * How an SLO does over its window. Without data the figures are null; without
 * traffic `total` is 0 and the other figures are null.
 *
 * @public
 */
export const sloStatusSchema = z.object({
  ...stateFields,
  asOf: instantOutSchema
    .nullable()
    .describe('end of the newest slot; null without data'),
  window: z.object({
    start: instantOutSchema,
    end: instantOutSchema,
    coverage: z
      .number()
      .describe('share of the slots of the window with data, 0 to 1'),
  }),
  ...figures,
  warnings: z.array(z.string()).describe('such as low traffic'),
  objectives: z
    .array(objectiveStatusSchema)
    .optional()
    .describe('of several objectives each; above is the worst'),
});

/** @public */
export type SloHealthState = z.output<typeof sloHealthStateSchema>;
/** @public */
export type BurnWindow = z.output<typeof burnWindowSchema>;
/** @public */
export type AlertSeverity = z.output<typeof alertSeveritySchema>;
/** @public */
export type ErrorBudget = z.output<typeof errorBudgetSchema>;
/** @public */
export type BurnRate = z.output<typeof burnRateSchema>;
/** @public */
export type SloAlert = z.output<typeof sloAlertSchema>;
/** @public */
export type ObjectiveStatus = z.output<typeof objectiveStatusSchema>;
/** @public */
export type SloStatus = z.output<typeof sloStatusSchema>;
