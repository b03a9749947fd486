import {
  assignmentCreatePermission,
  explainRefusedRight,
  type AssignmentBatchResult,
} from '@tandem/backstage-plugin-tandem-common';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonView } from './LiaisonView';

/** The scopes of a batch. */
export interface BatchScopes {
  /** Those that may be proposed for, by reference. */
  scopes: Map<string, CatalogRow>;
  /** Why not for the others, by reference. */
  refused: Map<string, NonNullable<AssignmentBatchResult['error']>>;
}

/** What a scope is refused with for which the caller may not propose. */
export const LACK_OF_RIGHT = explainRefusedRight(
  assignmentCreatePermission.name,
);

/** @param wanted - without a view everything may be proposed */
export async function readBatchScopes(
  entities: LiaisonEntities,
  wanted: {
    scopeRefs: string[];
    /** Absent for self-run. */
    liaisonRef?: string;
    view?: LiaisonView;
  },
): Promise<BatchScopes> {
  const { scopeRefs, liaisonRef, view } = wanted;
  const scopes = await entities.scopes(scopeRefs, view);
  const ids = [...scopes.values()].map(({ id }) => id);
  const proposable = await view?.proposable(ids, liaisonRef);
  const refused: BatchScopes['refused'] = new Map();
  for (const scopeRef of scopeRefs) {
    const scope = scopes.get(scopeRef);
    if (!scope) {
      const message = `scopeRef: the catalog has no ${scopeRef}`;
      refused.set(scopeRef, { message, field: 'scopeRef' });
    } else if (proposable?.has(scope.id) === false) {
      refused.set(scopeRef, { message: LACK_OF_RIGHT });
      scopes.delete(scopeRef);
    }
  }
  return { scopes, refused };
}
