import { z } from 'zod';
import type { AccessQuery } from '../AccessQuery';
import type { OwnedResource } from '../resources';

/*
 * Rules that services and scopes share, for each resource type to be made of.
 */

type OwnedQuery = AccessQuery<'entityId'>;

/** Owned by one of the claims, or by a group that one of them is nested in. */
export const isOwnerRule = {
  name: 'IS_OWNER',
  description:
    'Allow where one of the claims owns the entity, or is a group nested in its owner',
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Full references of the user and their groups'),
  }),
  apply: (
    { ownerRefs }: OwnedResource,
    { claims }: { claims: string[] },
  ): boolean => claims.some(claim => ownerRefs.has(claim)),
  toQuery:
    ({ claims }: { claims: string[] }): OwnedQuery =>
    (builder, { entityId }, entities) =>
      builder.whereIn(entityId, entities.ownedBy(claims)),
};

/** Helped by one of the users, by an assignment that is active today. */
export const isLiaisonRule = {
  name: 'IS_LIAISON',
  description:
    'Allow where one of the users has an active assignment to the entity or to a scope around it',
  paramsSchema: z.object({
    userRefs: z.array(z.string()).describe('Full references of users'),
  }),
  apply: (
    { liaisonRefs }: OwnedResource,
    { userRefs }: { userRefs: string[] },
  ): boolean => userRefs.some(userRef => liaisonRefs.has(userRef)),
  toQuery:
    ({ userRefs }: { userRefs: string[] }): OwnedQuery =>
    (builder, { entityId }, entities) =>
      builder.whereIn(entityId, entities.helpedBy(userRefs)),
};
