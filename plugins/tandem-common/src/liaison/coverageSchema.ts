import { z } from 'zod';
import { civilDateSchema } from '../values/civilDate';
import { entityRefSchema } from '../values/entityRef';
import { assignmentPatternSchema, SCOPE_KINDS } from './assignmentSchema';

/** Where the cover of an entity comes from, nearest first. @public */
export const coverageViaSchema = z.enum([
  'component',
  'system',
  'group',
  'domain',
  'parent-group',
  'self-run',
  'none',
]);

/** A person that helps, as a card shows them. @public */
export const coveragePersonSchema = z.object({
  userRef: z.string(),
  title: z.string().optional(),
  timeZone: z
    .string()
    .describe("the person's own, else that of the assignment"),
  allocation: z.number().describe('percent of the working time'),
  awayUntil: civilDateSchema
    .optional()
    .describe('the last day of an absence that holds now'),
});

/**
 * Who helps, right now. Computed from dates when it is asked for.
 *
 * @public
 */
export const coverageSchema = z.object({
  covered: z.boolean(),
  via: coverageViaSchema,
  scopeRef: z.string().optional().describe('of the assignment that covers'),
  scopeTitle: z.string().optional(),
  assignmentId: z.string().optional(),
  primary: z.string().optional(),
  deputy: z.string().optional(),
  actingRef: z
    .string()
    .optional()
    .describe('whom to ask now; absent when primary and deputy are away'),
  until: civilDateSchema.optional().describe('the last day of the assignment'),
  pattern: assignmentPatternSchema.optional(),
  purpose: z.string().optional(),
  channel: z.string().optional(),
  warnings: z.array(z.string()),
  people: z.array(coveragePersonSchema).describe('primary first'),
  upcoming: z
    .object({
      liaisonRef: z.string().optional(),
      liaisonTitle: z.string().optional(),
      startsOn: civilDateSchema,
      pattern: assignmentPatternSchema,
    })
    .optional()
    .describe('the next primary on the same scope or the entity itself'),
  proposals: z
    .int()
    .describe(
      'proposals for the entity itself or the covering scope that wait for an answer',
    ),
});

/** @public */
export const coverageQuerySchema = z.strictObject({
  entityRef: entityRefSchema(SCOPE_KINDS),
});

/** @public */
export const loadQuerySchema = z
  .strictObject({
    userRef: entityRefSchema(['user']),
    from: civilDateSchema,
    to: civilDateSchema.describe('exclusive; at most 400 days after from'),
  })
  .refine(({ from, to }) => to > from, {
    path: ['to'],
    message: 'must be after from',
  })
  .refine(
    ({ from, to }) => Date.parse(to) - Date.parse(from) <= 400 * 86_400_000,
    { path: ['to'], message: 'must be at most 400 days after from' },
  );

/** Percent of the working time that is promised, day by day. @public */
export const loadSchema = z.object({
  items: z.array(z.object({ date: civilDateSchema, allocation: z.number() })),
});

const peopleCount = (name: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number of ${name}`)
    .transform(Number);

/** @public */
export const recommendationQuerySchema = z.strictObject({
  ops: peopleCount('ops people'),
  teams: peopleCount('teams'),
});

/** How so many ops people best help so many teams; a person decides. @public */
export const recommendationSchema = z.object({
  pattern: assignmentPatternSchema,
  allocation: z.number().optional().describe('percent for each team'),
  warnings: z.array(z.string()),
  suggestions: z.array(z.string()),
});

/** @public */
export type CoverageVia = z.output<typeof coverageViaSchema>;
/** @public */
export type CoveragePerson = z.output<typeof coveragePersonSchema>;
/** @public */
export type Coverage = z.output<typeof coverageSchema>;
/** @public */
export type LoadQuery = z.output<typeof loadQuerySchema>;
/** @public */
export type Load = z.output<typeof loadSchema>;
/** @public */
export type Recommendation = z.output<typeof recommendationSchema>;
