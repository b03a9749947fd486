import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type { ReactElement } from 'react';
import { renderOnPage } from './renderOnPage';

/** Renders a part of an entity page, with the address beside it. */
export function renderOnEntityPage(
  element: ReactElement,
  options: Omit<Parameters<typeof renderOnPage>[1], 'address'> & {
    /** One of the catalog's entities, or any other. */
    entityRef: string;
    search?: string;
  },
) {
  const { entityRef, search = '', ...page } = options;
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const entity =
    page.entities?.find(one => stringifyEntityRef(one) === entityRef) ??
    entityOf(entityRef);
  return renderOnPage(
    <EntityProvider entity={entity}>{element}</EntityProvider>,
    {
      ...page,
      address: `/catalog/${namespace}/${kind}/${name}/operations${search}`,
    },
  );
}

function entityOf(entityRef: string): Entity {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: kind[0].toUpperCase() + kind.slice(1),
    metadata: { namespace, name },
  };
}
