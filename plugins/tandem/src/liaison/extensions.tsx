import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

const liaisonCard = EntityCardBlueprint.make({
  name: 'liaison',
  params: {
    type: 'info',
    filter: { kind: { $in: ['component', 'group', 'system', 'domain'] } },
    loader: () => import('./LiaisonCard').then(m => <m.LiaisonCard />),
  },
});

const liaisonPersonCard = EntityCardBlueprint.make({
  name: 'liaison-person',
  params: {
    type: 'info',
    filter: { kind: 'user' },
    loader: () =>
      import('./LiaisonPersonCard').then(m => <m.LiaisonPersonCard />),
  },
});

export const liaisonExtensions = [liaisonCard, liaisonPersonCard];
