import { SubPageBlueprint } from '@backstage/frontend-plugin-api';
import { unmatchedReadPermission } from '@tandem/backstage-plugin-tandem-common';

const unmatchedTab = SubPageBlueprint.make({
  name: 'unmatched',
  if: { permissions: { $contains: unmatchedReadPermission.name } },
  params: {
    path: 'unmatched',
    title: 'Unmatched',
    loader: () => import('./UnmatchedPage').then(m => <m.UnmatchedPage />),
  },
});

export const unmatchedExtensions = [unmatchedTab];
