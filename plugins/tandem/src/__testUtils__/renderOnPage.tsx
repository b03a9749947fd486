import type { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { tandemApiRef } from '../api';
import { tandemRouteRef } from '../fleet/routes';
import { fakeBackend, type Answers } from './fakeBackend';
import type { localSignals } from './localSignals';

/** Renders a part of a page, with the address beside it. */
export function renderOnPage(
  element: ReactElement,
  options: {
    /** The address, with its query. */
    address: string;
    answers: Answers;
    /** All that the catalog holds. */
    entities?: Entity[];
    viewer?: { userEntityRef: string; ownershipEntityRefs: string[] };
    /** A portal without signals has none. */
    signals?: ReturnType<typeof localSignals>;
  },
) {
  const { address, answers, entities = [], viewer, signals } = options;
  const backend = fakeBackend(answers);
  renderInTestApp(
    <QueryClientProvider client={queryClient()}>
      {element}
      <Address />
    </QueryClientProvider>,
    {
      apis: [
        [tandemApiRef, backend.client],
        [catalogApiRef, catalogApiMock({ entities })],
        [identityApiRef, mockApis.identity(viewer)],
        ...(signals ? [[signalApiRef, signals.api] as const] : []),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/tandem': tandemRouteRef,
      },
      initialRouteEntries: [address],
    },
  );
  return backend;
}

function queryClient() {
  return new QueryClient({ defaultOptions: { queries: { retry: false } } });
}

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}
