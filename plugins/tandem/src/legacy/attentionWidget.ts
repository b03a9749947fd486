import { createCardExtension } from '@backstage/plugin-home-react';
import { attentionMessages } from '../attention/messages';
import { tandemPlugin } from './plugin';
import { withRequestCache } from './withRequestCache';

/**
 * What needs a liaison today, for Backstage's home page.
 *
 * @public
 */
export const HomePageTandemAttention = tandemPlugin.provide(
  createCardExtension({
    name: 'TandemAttention',
    title: attentionMessages.widget.title,
    description: attentionMessages.widget.description,
    components: () =>
      import('../attention/AttentionWidget').then(m => ({
        Content: withRequestCache(m.AttentionWidget),
      })),
    layout: {
      width: { minColumns: 4, defaultColumns: 6 },
      height: { minRows: 4, defaultRows: 7 },
    },
  }),
);
