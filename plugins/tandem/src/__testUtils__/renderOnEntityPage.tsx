import { parseEntityRef, type Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { tandemApiRef } from '../api';
import { fakeBackend, type Answers } from './fakeBackend';

/** Renders a part of an entity page, with the address beside it. */
export function renderOnEntityPage(
  element: ReactElement,
  options: { entityRef: string; answers: Answers; search?: string },
) {
  const { entityRef, answers, search = '' } = options;
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const backend = fakeBackend(answers);
  renderInTestApp(
    <QueryClientProvider client={queryClient()}>
      <EntityProvider entity={entityOf(entityRef)}>{element}</EntityProvider>
      <Address />
    </QueryClientProvider>,
    {
      apis: [[tandemApiRef, backend.client]],
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
