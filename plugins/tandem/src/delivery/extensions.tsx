import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { OPERATIONS_PATH } from './useOperationsLink';

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

const operationsContent = EntityContentBlueprint.make({
  name: 'operations',
  params: {
    path: OPERATIONS_PATH,
    title: 'Operations',
    filter: { kind: 'component' },
    loader: () =>
      import('./OperationsContent').then(m => <m.OperationsContent />),
  },
});

export const deliveryExtensions = [
  doraCard,
  servicesDoraCard,
  operationsContent,
];
