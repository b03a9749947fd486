import {
  stateOf,
  type Assignment,
} from '@tandem/backstage-plugin-tandem-common';
import { toIso, toOptionalIso } from '../database/rows';
import type { StoredAssignment } from './assignmentRow';

/** An assignment as the API answers it. */
export function toAssignmentOut(
  stored: StoredAssignment,
  warnings: string[],
  now: number,
): Assignment {
  const {
    decision,
    scopeId,
    scopeUid,
    scopeOwnerRef,
    isScopeNew,
    liaisonId,
    liaisonTimeZone,
    isLiaisonInCatalog,
    orphanedFrom,
    decidedAt,
    ...shown
  } = stored;
  return {
    ...shown,
    state: stateOf(stored, now),
    warnings,
    proposedAt: toIso(stored.proposedAt),
    closedAt: toOptionalIso(stored.closedAt),
  };
}
