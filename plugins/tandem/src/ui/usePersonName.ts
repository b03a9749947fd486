import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { refName } from './refName';

/** How the catalog calls a person; empty without one. */
export function usePersonName(userRef: string | undefined): string {
  const name = useReferenceName(userRef ?? 'user:default/unknown');
  return userRef ? name : '';
}

/** How the catalog calls an entity; by the name in its reference until that is known. */
export function useReferenceName(entityRef: string): string {
  const presentation = useEntityPresentation(entityRef);
  // For a moment it is still that of the one before.
  return presentation.entityRef === entityRef
    ? presentation.primaryTitle
    : refName(entityRef);
}
