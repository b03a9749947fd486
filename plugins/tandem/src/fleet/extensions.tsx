import {
  coreExtensionData,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { NoSuchTab } from './NoSuchTab';
import { tandemRouteRef } from './routes';

const { reactElement, routePath } = coreExtensionData;

const tandemPage = PageBlueprint.makeWithOverrides({
  factory(originalFactory, { inputs }) {
    const page = originalFactory({
      path: '/tandem',
      title: 'Tandem',
      routeRef: tandemRouteRef,
    });
    const paths = inputs.pages.map(tab => tab.get(routePath));
    return [
      ...[...page].filter(({ id }) => id !== reactElement.id),
      reactElement(
        <>
          {page.get(reactElement)}
          <NoSuchTab paths={paths} />
        </>,
      ),
    ];
  },
});

const fleetTab = SubPageBlueprint.make({
  name: 'fleet',
  params: {
    path: 'fleet',
    title: 'Fleet',
    loader: () => import('./FleetPage').then(m => <m.FleetPage />),
  },
});

export const fleetExtensions = [tandemPage, fleetTab];
