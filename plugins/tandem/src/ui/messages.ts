export const uiMessages = {
  error: {
    retry: 'Try again',
    forbidden: 'You may not see this',
    forbiddenWho:
      'People with Tandem’s read permission for this entity may. Ask its owner or your Backstage administrators.',
  },
  time: {
    justNow: 'just now',
  },
  snippet: {
    copy: 'Copy {{title}}',
    copied: 'Copied',
  },
} as const;
