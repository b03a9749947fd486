import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';

/** Where the Operations tab lies below an entity's page. */
export const OPERATIONS_PATH = 'operations';

/** Gives the address of a service's Operations tab. */
export function useOperationsLink(): (
  entityRef: string,
  search?: string,
) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return (entityRef, search = '') =>
    `${entityRoute(parseEntityRef(entityRef))}/${OPERATIONS_PATH}${search}`;
}
