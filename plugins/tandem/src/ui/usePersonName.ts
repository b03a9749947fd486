import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** How the catalog calls a person; empty without one. */
export function usePersonName(userRef: string | undefined): string {
  const { primaryTitle } = useEntityPresentation(
    userRef ?? 'user:default/unknown',
  );
  return userRef ? primaryTitle : '';
}
