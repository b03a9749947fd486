import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

const unmatchedTab = SubPageBlueprint.make({
  name: 'unmatched',
  params: {
    path: 'unmatched',
    title: 'Unmatched',
    loader: () => import('./UnmatchedPage').then(m => <m.UnmatchedPage />),
  },
});

export const unmatchedExtensions = [unmatchedTab];
