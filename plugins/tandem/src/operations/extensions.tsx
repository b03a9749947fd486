import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { OPERATIONS_PATH } from '../summary/useOperationsLink';

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

const nextStepCard = EntityCardBlueprint.make({
  name: 'next-step',
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: () => import('./NextStepCard').then(m => <m.NextStepCard />),
  },
});

export const operationsExtensions = [operationsContent, nextStepCard];
