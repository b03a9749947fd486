import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

const myTeamsTab = SubPageBlueprint.make({
  attachTo: { id: 'page:tandem', input: 'pages' },
  name: 'my-teams',
  params: {
    path: 'my-teams',
    title: 'My teams',
    loader: () => import('./MyTeamsPage').then(m => <m.MyTeamsPage />),
  },
});

export const teamsExtensions = [myTeamsTab];
