import { z } from 'zod';
import { fleetSloStateSchema } from '../fleet/fleetSchema';
import { absenceOutSchema } from '../liaison/absenceSchema';
import {
  assignmentOutSchema,
  assignmentStateSchema,
} from '../liaison/assignmentSchema';
import { loadSchema } from '../liaison/coverageSchema';
import { civilDateSchema } from '../values/civilDate';
import { timeZoneSchema } from '../values/timeZone';

/** A team, or another scope, that a person helps. @public */
export const teamSchema = z.object({
  assignment: assignmentOutSchema,
  services: z.int().describe('that get their cover from this scope now'),
  slo: z.object({
    state: fleetSloStateSchema.describe('of the worst SLO of these services'),
    worstRemainingRatio: z.number().nullable(),
    count: z.int(),
  }),
  dora: z.object({
    failRatio: z.number().nullable(),
    failed: z.int(),
    deployments: z.int(),
  }),
  successor: z
    .object({
      liaisonRef: z.string().optional(),
      liaisonTitle: z.string().optional(),
      startsOn: civilDateSchema,
      state: assignmentStateSchema,
    })
    .optional()
    .describe('of a primary: who takes over next'),
});

/** Everything a liaison sees of their own work, but what needs them now. @public */
export const teamsSchema = z.object({
  items: z
    .array(teamSchema)
    .describe('assignments that are not over, nearest start first'),
  absences: z
    .array(absenceOutSchema)
    .describe('of the person, that are not over, nearest first'),
  load: loadSchema.shape.items.describe(
    'percent of the working time, day by day from this Monday, eight weeks',
  ),
  warnAbovePercent: z.number(),
});

/** @public */
export const teamsQuerySchema = z.strictObject({
  timeZone: timeZoneSchema
    .default('UTC')
    .describe('in which it is Monday, for the load'),
});

/** @public */
export type Team = z.output<typeof teamSchema>;
/** @public */
export type Teams = z.output<typeof teamsSchema>;
/** @public */
export type TeamsQuery = z.output<typeof teamsQuerySchema>;
