import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { attentionMessages } from './messages';

const attentionWidget = HomePageWidgetBlueprint.make({
  name: 'attention',
  params: {
    // How the layouts of home pages call it.
    name: 'TandemAttention',
    title: attentionMessages.widget.title,
    description: attentionMessages.widget.description,
    components: () =>
      import('./AttentionWidget').then(m => ({ Content: m.AttentionWidget })),
    layout: {
      width: { minColumns: 4, defaultColumns: 6 },
      height: { minRows: 4, defaultRows: 7 },
    },
  },
});

export const attentionExtensions = [attentionWidget];
