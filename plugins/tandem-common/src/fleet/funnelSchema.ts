import { z } from 'zod';
import { civilDateSchema } from '../values/civilDate';
import { instantOutSchema } from '../values/instant';

/** How a service is adopted, in this order. @public */
export const ADOPTION_STEPS = [
  'catalogued',
  'owned',
  'tracked',
  'drafted',
  'published',
  'covered',
] as const;

/** @public */
export const adoptionStepSchema = z.enum(ADOPTION_STEPS);

/** How many services have taken each step. @public */
export const adoptionCountsSchema = z.object({
  catalogued: z.int(),
  owned: z.int(),
  tracked: z.int(),
  drafted: z.int(),
  published: z.int(),
  covered: z.int(),
});

/** Days of the trend unless asked otherwise. @public */
export const FUNNEL_DAYS_DEFAULT = 90;
/** Snapshots are kept for so many days. @public */
export const FUNNEL_DAYS_MAXIMUM = 550;

/** @public */
export const funnelQuerySchema = z.strictObject({
  days: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be a whole number of days from 1 to 550')
    .transform(Number)
    .refine(days => days <= FUNNEL_DAYS_MAXIMUM, {
      message: 'must be a whole number of days from 1 to 550',
    })
    .optional()
    .describe(`of the trend; ${FUNNEL_DAYS_DEFAULT} unless given`),
});

/** From catalogued to covered: how far the services have come. @public */
export const funnelSchema = z.object({
  asOf: instantOutSchema,
  teams: z.int().describe('groups that own a service'),
  steps: z
    .array(
      z.object({
        step: adoptionStepSchema,
        services: z.int().describe('that have taken this step'),
        reached: z.int().describe('that have taken it and all before it'),
        change: z
          .int()
          .nullable()
          .describe('of services, since the first day of the trend'),
        medianDays: z
          .number()
          .nullable()
          .describe(
            'from having taken all steps before to having taken this one too; null for the first step, and where no service got there',
          ),
      }),
    )
    .describe(
      'in the order of the steps, without those that the caller may not see',
    ),
  medianDaysToCovered: z
    .number()
    .nullable()
    .describe('from first seen in the catalog to having taken every step'),
  medianDaysToCoveredBefore: z
    .number()
    .nullable()
    .describe('the same, on the first day of the trend'),
  trend: z
    .array(adoptionCountsSchema.extend({ date: civilDateSchema }))
    .describe(
      'a snapshot a day (UTC), oldest first; empty where `isPartial`, since days are kept of all services together',
    ),
  isPartial: z
    .boolean()
    .optional()
    .describe(
      'true where something is hidden from the caller: what they see is counted, without trend and medians',
    ),
});

/** @public */
export type AdoptionStep = z.output<typeof adoptionStepSchema>;
/** @public */
export type AdoptionCounts = z.output<typeof adoptionCountsSchema>;
/** @public */
export type FunnelQuery = z.output<typeof funnelQuerySchema>;
/** @public */
export type Funnel = z.output<typeof funnelSchema>;
