import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { tandemApiRef } from '../api';
import { fakeBackend, type Answers } from './fakeBackend';

/** Renders a part of an entity page, with the address beside it. */
export function renderOnEntityPage(
  element: ReactElement,
  options: {
    entityRef: string;
    answers: Answers;
    search?: string;
    /** Other entities of the catalog; one of the same reference is the page's own. */
    entities?: Entity[];
    viewer?: { userEntityRef: string; ownershipEntityRefs: string[] };
  },
) {
  const { entityRef, answers, search = '', entities = [], viewer } = options;
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const backend = fakeBackend(answers);
  const entity =
    entities.find(one => stringifyEntityRef(one) === entityRef) ??
    entityOf(entityRef);
  renderInTestApp(
    <QueryClientProvider client={queryClient()}>
      <EntityProvider entity={entity}>{element}</EntityProvider>
      <Address />
    </QueryClientProvider>,
    {
      apis: [
        [tandemApiRef, backend.client],
        [catalogApiRef, catalogApiMock({ entities })],
        [identityApiRef, mockApis.identity(viewer)],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [
        `/catalog/${namespace}/${kind}/${name}/operations${search}`,
      ],
    },
  );
  return backend;
}

function queryClient() {
  return new QueryClient({ defaultOptions: { queries: { retry: false } } });
}

function entityOf(entityRef: string): Entity {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: kind[0].toUpperCase() + kind.slice(1),
    metadata: { namespace, name },
  };
}

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}
