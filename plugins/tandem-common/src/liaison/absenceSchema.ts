import { z } from 'zod';
import { civilDateSchema } from '../values/civilDate';
import { entityRefSchema } from '../values/entityRef';
import { pageQuery } from '../values/page';

/**
 * Days on which a person is away. There is no field for the reason: it is
 * nobody's business.
 *
 * @public
 */
export const absenceCreateSchema = z
  .strictObject({
    userRef: entityRefSchema(['user']),
    startsOn: civilDateSchema,
    endsOn: civilDateSchema.describe('the last day'),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'must not be before startsOn',
  });

/** @public */
export const absenceOutSchema = z.object({
  id: z.string(),
  userRef: z.string(),
  startsOn: civilDateSchema,
  endsOn: civilDateSchema,
  uncovered: z
    .array(
      z.object({ scopeRef: z.string(), scopeTitle: z.string().optional() }),
    )
    .describe('scopes nobody covers on some day of the absence'),
});

/** @public */
export const absencesQuerySchema = z.strictObject({
  userRef: entityRefSchema(['user']).optional(),
  from: civilDateSchema
    .optional()
    .describe('only those that end on it or later'),
  to: civilDateSchema.optional().describe('only those that start before it'),
  ...pageQuery,
});

/** What a client posts. @public */
export type AbsenceInput = z.input<typeof absenceCreateSchema>;
/** @public */
export type AbsenceCreate = z.output<typeof absenceCreateSchema>;
/** @public */
export type Absence = z.output<typeof absenceOutSchema>;
/** @public */
export type AbsencesQuery = z.output<typeof absencesQuerySchema>;
