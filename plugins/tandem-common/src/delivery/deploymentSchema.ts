import { z } from 'zod';
import { entityRefSchema } from '../values/entityRef';
import { instantOutSchema, instantSchema } from '../values/instant';
import { text, webUrl } from '../values/text';

/** @public */
export const deploymentStatusSchema = z.enum([
  'succeeded',
  'failed',
  'cancelled',
  'in_progress',
]);

/** @public */
export const deploymentKindSchema = z.enum(['planned', 'hotfix', 'rollback']);

/**
 * Environments are compared in lower case.
 *
 * @public
 */
export const environmentSchema = text(100)
  .transform(value => value.toLowerCase())
  // Lower case can be longer.
  .pipe(text(100));

/** @public */
export const pullRequestSchema = z.strictObject({
  number: z.int().positive().optional(),
  url: webUrl().optional(),
  firstCommitAt: instantSchema.optional(),
  openedAt: instantSchema.optional(),
  mergedAt: instantSchema.optional(),
});

/**
 * A commit contained in a deployment. No author: Tandem measures services.
 *
 * @public
 */
export const changeSchema = z.strictObject({
  commit: text(100),
  committedAt: instantSchema,
  url: webUrl().optional(),
  pullRequest: pullRequestSchema.optional(),
});

/**
 * A deployment as it is posted; unique by (source, externalId, entityRef).
 *
 * @public
 */
export const deploymentSchema = z
  .strictObject({
    entityRef: entityRefSchema(['component']),
    environment: environmentSchema,
    status: deploymentStatusSchema,
    startedAt: instantSchema.optional(),
    finishedAt: instantSchema.optional(),
    commit: text(100).optional(),
    version: text(200).optional(),
    kind: deploymentKindSchema.optional(),
    changes: z.array(changeSchema).max(5000).optional(),
    source: text(100),
    externalId: text(300),
    url: webUrl().optional(),
  })
  .refine(
    deployment =>
      deployment.status === 'in_progress' ||
      deployment.finishedAt !== undefined,
    {
      path: ['finishedAt'],
      message: 'is required unless status is in_progress',
    },
  );

/** @public */
export const changeOutSchema = z.object({
  commit: z.string(),
  committedAt: instantOutSchema,
  url: z.string().optional(),
  pullRequest: z
    .object({
      number: z.int().optional(),
      url: z.string().optional(),
      firstCommitAt: instantOutSchema.optional(),
      openedAt: instantOutSchema.optional(),
      mergedAt: instantOutSchema.optional(),
    })
    .optional(),
});

/**
 * A deployment as it is listed: what was posted, its declared or inferred
 * `kind` (of successful deployments), and what the figures make of it.
 *
 * @public
 */
export const deploymentOutSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  environment: z.string(),
  status: deploymentStatusSchema,
  startedAt: instantOutSchema.optional(),
  finishedAt: instantOutSchema.optional(),
  commit: z.string().optional(),
  version: z.string().optional(),
  kind: deploymentKindSchema.optional(),
  changes: z.array(changeOutSchema),
  source: z.string(),
  externalId: z.string(),
  url: z.string().optional(),
  receivedAt: instantOutSchema,
  failed: z
    .boolean()
    .describe('true where an incident is linked or a rollback undid it'),
  recoverySeconds: z
    .number()
    .optional()
    .describe('absent where nothing failed or recovery is still open'),
});

/** What a client posts. @public */
export type DeploymentInput = z.input<typeof deploymentSchema>;
/** A validated deployment: instants in epoch milliseconds. @public */
export type Deployment = z.output<typeof deploymentSchema>;
/** @public */
export type Change = z.output<typeof changeSchema>;
/** @public */
export type DeploymentOut = z.output<typeof deploymentOutSchema>;
/** @public */
export type DeploymentStatus = z.output<typeof deploymentStatusSchema>;
/** @public */
export type DeploymentKind = z.output<typeof deploymentKindSchema>;
