import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

const doraCard = EntityCardBlueprint.make({
  name: 'dora',
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: () => import('./DoraCard').then(m => <m.DoraCard />),
  },
});

const servicesDoraCard = EntityCardBlueprint.make({
  name: 'services-dora',
  params: {
    type: 'info',
    filter: { kind: { $in: ['group', 'system', 'domain'] } },
    loader: () =>
      import('./ServicesDoraCard').then(m => <m.ServicesDoraCard />),
  },
});

export const deliveryExtensions = [doraCard, servicesDoraCard];
