import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { tandemRouteRef } from './routes';

const tandemPage = PageBlueprint.make({
  params: { path: '/tandem', title: 'Tandem', routeRef: tandemRouteRef },
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
