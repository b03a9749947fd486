import { createComponentExtension } from '@backstage/core-plugin-api';
import { tandemPlugin } from './plugin';
import { withRequestCache } from './withRequestCache';

/**
 * The Operations tab of a Component. Give it the path `/operations`: cards of
 * other entities link to it.
 *
 * @public
 */
export const EntityTandemOperationsContent: () => JSX.Element =
  tandemPlugin.provide(
    createComponentExtension({
      name: 'EntityTandemOperationsContent',
      component: {
        lazy: () =>
          import('../operations/OperationsContent').then(m =>
            withRequestCache(m.OperationsContent),
          ),
      },
    }),
  );
