import { z } from 'zod';
import { instantOutSchema } from '../values/instant';

/** The reports whose levels can be asked for. @public */
export const doraEditionSchema = z.enum(['2021', '2023']);

/** @public */
export const doraLevelSchema = z.enum(['elite', 'high', 'medium', 'low']);

const levelSchema = z.union([doraLevelSchema, z.literal('insufficient-data')]);
const figure = z.number().nullable();

/** The five figures of a window. Seconds, ratios from 0 to 1, scores from 0 to 10. @public */
export const doraMetricsSchema = z.object({
  deploymentFrequency: z.object({
    perDay: z.number(),
    deployments: z.int(),
    deploymentDays: z.int(),
    medianDeploymentDaysPerWeek: figure,
    level: levelSchema,
    score: figure,
  }),
  changeLeadTime: z.object({
    medianSeconds: figure,
    p90Seconds: figure,
    changes: z.int(),
    excluded: z.int(),
    phases: z
      .object({
        codingSeconds: z.number().optional(),
        reviewSeconds: z.number().optional(),
        deploySeconds: z.number().optional(),
      })
      .optional(),
    level: levelSchema,
    score: figure,
  }),
  changeFailRate: z.object({
    ratio: figure,
    failed: z.int(),
    deployments: z.int(),
    level: levelSchema,
    score: figure,
  }),
  failedDeploymentRecoveryTime: z.object({
    medianSeconds: figure,
    recovered: z.int(),
    open: z.int(),
    level: levelSchema,
    score: figure,
  }),
  deploymentReworkRate: z.object({
    ratio: figure,
    unplanned: z.int(),
    deployments: z.int(),
    level: z.null(),
    score: figure,
  }),
});

/** @public */
export const doraScoreSchema = z.object({
  value: figure,
  throughput: figure,
  stability: figure,
  level: levelSchema,
  reason: z
    .enum(['fewer-than-5-deployments', 'no-change-lead-time'])
    .optional(),
});

/** @public */
export const doraSignSchema = z.enum([
  'faster-less-stable',
  'before-any-liaison',
]);

/** @public */
export const doraSchema = z.object({
  entityRef: z.string(),
  environment: z.string(),
  from: instantOutSchema,
  to: instantOutSchema,
  timeZone: z.string(),
  edition: doraEditionSchema,
  asOf: instantOutSchema.describe('when these figures were computed'),
  metrics: doraMetricsSchema,
  score: doraScoreSchema,
  signs: z.array(doraSignSchema),
  firstDeploymentAt: instantOutSchema
    .optional()
    .describe(
      'of a Component: its first successful deployment to this environment',
    ),
  incidents: z
    .int()
    .describe('incidents linked to the deployments of this window'),
  previous: z
    .object({
      from: instantOutSchema,
      to: instantOutSchema,
      metrics: doraMetricsSchema,
    })
    .optional()
    .describe(
      'the window of the same length before; absent where nothing was deployed up to its end',
    ),
});

/** @public */
export const doraBucketSchema = z.enum(['day', 'week', 'month']);

/** @public */
export const doraSeriesSchema = z.object({
  points: z.array(
    z.object({
      start: instantOutSchema,
      end: instantOutSchema,
      metrics: doraMetricsSchema,
    }),
  ),
});

/** @public */
export type DoraEdition = z.output<typeof doraEditionSchema>;
/** @public */
export type DoraLevel = z.output<typeof doraLevelSchema>;
/** @public */
export type DoraMetrics = z.output<typeof doraMetricsSchema>;
/** @public */
export type DoraScore = z.output<typeof doraScoreSchema>;
/** @public */
export type DoraSign = z.output<typeof doraSignSchema>;
/** @public */
export type Dora = z.output<typeof doraSchema>;
/** @public */
export type DoraBucket = z.output<typeof doraBucketSchema>;
/** @public */
export type DoraSeries = z.output<typeof doraSeriesSchema>;
