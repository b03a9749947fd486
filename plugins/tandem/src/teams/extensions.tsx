import { SubPageBlueprint } from '@backstage/frontend-plugin-api';
import { myTeamsRouteRef } from './routes';

const myTeamsTab = SubPageBlueprint.make({
  attachTo: { id: 'page:tandem', input: 'pages' },
  name: 'my-teams',
  params: {
    path: 'my-teams',
    title: 'My teams',
    routeRef: myTeamsRouteRef,
    loader: () => import('./MyTeamsPage').then(m => <m.MyTeamsPage />),
  },
});

export const teamsExtensions = [myTeamsTab];
