import { z } from 'zod';
import { civilDateSchema } from '../values/civilDate';
import { entityRefSchema } from '../values/entityRef';
import { instantOutSchema } from '../values/instant';
import { pageQuery } from '../values/page';
import { text, webUrl } from '../values/text';
import { timeZoneSchema } from '../values/timeZone';
import { versionSchema } from '../values/version';

/** What a liaison can be assigned to. @public */
export const SCOPE_KINDS = ['component', 'system', 'group', 'domain'] as const;

/** @public */
export const assignmentRoleSchema = z.enum(['primary', 'deputy', 'shadow']);

/** @public */
export const assignmentPatternSchema = z.enum([
  'embed',
  'liaison',
  'rituals',
  'consult',
  'self-run',
]);

/** @public */
export const assignmentStateSchema = z.enum([
  'proposed',
  'accepted',
  'active',
  'paused',
  'ending',
  'ended',
  'declined',
  'handed-back',
  'orphaned',
]);

/**
 * Whom somebody proposes: themselves, somebody else, or nobody, where the team
 * is to run itself.
 *
 * @public
 */
export const proposalKindSchema = z.enum(['oneself', 'somebody', 'self-run']);

const allocationSchema = z
  .number()
  .min(0, 'must be from 0 to 100 (%)')
  .max(100, 'must be from 0 to 100 (%)')
  .multipleOf(1, 'must be whole percents');

const terms = {
  purpose: text(1000),
  exitCriteria: text(1000),
  allocation: allocationSchema.describe('percent of the working time'),
  startsOn: civilDateSchema,
  endsOn: civilDateSchema.describe('the last day'),
  timeZone: timeZoneSchema.describe('in which the dates are meant'),
  reviewBy: civilDateSchema,
  channel: webUrl().describe('where to ask'),
  responsibilities: text(2000),
};

/**
 * An assignment as it is proposed. Self-run needs no person, but a purpose;
 * every other pattern needs liaisonRef, role and allocation.
 *
 * @public
 */
export const assignmentCreateSchema = z
  .strictObject({
    scopeRef: entityRefSchema(SCOPE_KINDS),
    liaisonRef: entityRefSchema(['user']).optional(),
    role: assignmentRoleSchema.optional(),
    pattern: assignmentPatternSchema,
    purpose: terms.purpose.optional(),
    exitCriteria: terms.exitCriteria.optional(),
    allocation: terms.allocation.optional(),
    startsOn: terms.startsOn,
    endsOn: terms.endsOn.optional(),
    timeZone: terms.timeZone,
    reviewBy: terms.reviewBy.optional(),
    channel: terms.channel.optional(),
    responsibilities: terms.responsibilities.optional(),
  })
  .superRefine((assignment, context) => {
    const issue = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const { pattern, startsOn, endsOn } = assignment;
    if (endsOn !== undefined && endsOn < startsOn) {
      issue('endsOn', 'must not be before startsOn');
    }
    if (pattern === 'self-run') {
      if (assignment.purpose === undefined) {
        issue('purpose', 'is required for self-run: say why the team runs it');
      }
      for (const field of ['liaisonRef', 'role', 'allocation'] as const) {
        if (assignment[field] !== undefined) {
          issue(field, 'self-run names no person, leave it out');
        }
      }
      return;
    }
    for (const field of ['liaisonRef', 'role', 'allocation'] as const) {
      if (assignment[field] === undefined) issue(field, 'is required');
    }
  });

/** What can be changed afterwards; `null` clears. @public */
export const assignmentPatchSchema = z.strictObject({
  version: versionSchema,
  purpose: terms.purpose.nullable().optional(),
  exitCriteria: terms.exitCriteria.nullable().optional(),
  allocation: terms.allocation.optional(),
  startsOn: terms.startsOn.optional(),
  endsOn: terms.endsOn.nullable().optional(),
  timeZone: terms.timeZone.optional(),
  reviewBy: terms.reviewBy.nullable().optional(),
  channel: terms.channel.nullable().optional(),
  responsibilities: terms.responsibilities.nullable().optional(),
});

/** @public */
export const ASSIGNMENT_TRANSITIONS = [
  'accept',
  'decline',
  'pause',
  'resume',
  'end',
  'hand-back',
] as const;

/** @public */
export const assignmentTransitionSchema = z.enum(ASSIGNMENT_TRANSITIONS);

/** @public */
export const assignmentTransitionBodySchema = z.strictObject({
  version: versionSchema,
  reason: text(1000).optional(),
  returnCriteria: text(1000).optional(),
});

/** @public */
export const assignmentOutSchema = z.object({
  id: z.string(),
  scopeRef: z.string(),
  scopeTitle: z.string().optional(),
  liaisonRef: z.string().optional().describe('absent for self-run'),
  liaisonTitle: z.string().optional(),
  role: assignmentRoleSchema,
  pattern: assignmentPatternSchema,
  purpose: z.string().optional(),
  exitCriteria: z.string().optional(),
  allocation: z.number().describe('percent of the working time'),
  startsOn: civilDateSchema,
  endsOn: civilDateSchema.optional().describe('the last day'),
  timeZone: z.string(),
  reviewBy: civilDateSchema.optional(),
  channel: z.string().optional(),
  responsibilities: z.string().optional(),
  state: assignmentStateSchema,
  source: z.enum(['ui', 'catalog', 'import']),
  version: z.int(),
  warnings: z.array(z.string()),
  proposedBy: z.string(),
  proposedAt: instantOutSchema,
  decidedBy: z.string().optional().describe('who accepted or declined'),
  closedBy: z
    .string()
    .optional()
    .describe('who declined, ended or handed back'),
  closedAt: instantOutSchema.optional(),
  reason: z.string().optional().describe('of the last transition'),
  returnCriteria: z.string().optional().describe('of a handed-back one'),
  allowed: z
    .array(z.string())
    .optional()
    .describe(
      'names of the permissions that the caller has here: tandem.assignment.create (for the same scope), .update, .answer',
    ),
  allowedProposals: z
    .array(proposalKindSchema)
    .optional()
    .describe('whom the caller may propose for the same scope'),
});

/** @public */
export const assignmentsQuerySchema = z.strictObject({
  scopeRef: entityRefSchema(SCOPE_KINDS).optional(),
  liaisonRef: entityRefSchema(['user']).optional(),
  state: assignmentStateSchema.optional(),
  asOf: civilDateSchema
    .optional()
    .describe('only those whose dates hold this day'),
  ...pageQuery,
});

/** @public */
export type AssignmentRole = z.output<typeof assignmentRoleSchema>;
/** @public */
export type AssignmentPattern = z.output<typeof assignmentPatternSchema>;
/** @public */
export type ProposalKind = z.output<typeof proposalKindSchema>;
/** @public */
export type AssignmentState = z.output<typeof assignmentStateSchema>;
/** @public */
export type AssignmentTransition = z.output<typeof assignmentTransitionSchema>;
/** What a client posts. @public */
export type AssignmentInput = z.input<typeof assignmentCreateSchema>;
/** @public */
export type AssignmentCreate = z.output<typeof assignmentCreateSchema>;
/** @public */
export type AssignmentPatch = z.output<typeof assignmentPatchSchema>;
/** @public */
export type AssignmentTransitionBody = z.output<
  typeof assignmentTransitionBodySchema
>;
/** @public */
export type Assignment = z.output<typeof assignmentOutSchema>;
/** @public */
export type AssignmentsQuery = z.output<typeof assignmentsQuerySchema>;
