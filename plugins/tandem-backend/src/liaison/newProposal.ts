import type { AssignmentCreate } from '@tandem/backstage-plugin-tandem-common';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { Principal } from '../http/principal';
import type { NewAssignment } from './assignmentRow';

/** What an assignment is about: a scope and, unless the team runs itself, a person. */
export interface Involved {
  scope: CatalogRow;
  liaison?: CatalogRow;
}

/**
 * An assignment as it is before it is stored.
 *
 * @param now - epoch milliseconds
 */
export function newProposal(
  terms: Omit<AssignmentCreate, 'scopeRef'>,
  { scope, liaison }: Involved,
  by: Principal,
  now: number,
): NewAssignment {
  return {
    ...terms,
    ...firstDecision(terms, by, now),
    role: terms.role ?? 'primary',
    allocation: terms.allocation ?? 0,
    scopeId: scope.id,
    scopeRef: scope.entityRef,
    scopeUid: scope.uid,
    liaisonId: liaison?.id,
    liaisonRef: liaison?.entityRef,
    source: 'ui',
    proposedBy: by.ref,
    proposedAt: now,
  };
}

/** Nobody has to accept that a team runs itself. */
function firstDecision(
  { pattern }: Pick<AssignmentCreate, 'pattern'>,
  by: Principal,
  now: number,
) {
  return pattern === 'self-run'
    ? { decision: 'accepted' as const, decidedBy: by.ref, decidedAt: now }
    : { decision: 'proposed' as const };
}
