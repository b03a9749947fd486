import { SubPageBlueprint } from '@backstage/frontend-plugin-api';
import { adminReadPermission } from '@tandem/backstage-plugin-tandem-common';

const healthTab = SubPageBlueprint.make({
  name: 'health',
  if: { permissions: { $contains: adminReadPermission.name } },
  params: {
    path: 'health',
    title: 'Health',
    loader: () => import('./HealthPage').then(m => <m.HealthPage />),
  },
});

export const healthExtensions = [healthTab];
