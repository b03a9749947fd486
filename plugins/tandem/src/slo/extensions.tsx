import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

const sloCard = EntityCardBlueprint.make({
  name: 'slo',
  params: {
    type: 'info',
    filter: { kind: { $in: ['component', 'group', 'system', 'domain'] } },
    loader: () => import('./SloCard').then(m => <m.SloCard />),
  },
});

export const sloExtensions = [sloCard];
