export const uiMessages = {
  error: {
    retry: 'Try again',
    forbidden: 'You may not see this',
    forbiddenWho:
      'People with Tandem’s read permission for this entity may. Ask its owner or your Backstage administrators.',
  },
  form: {
    cancel: 'Cancel',
    clear: 'Clear {{field}}',
  },
  list: {
    showOlder: 'Show older',
    showMore: 'Show more',
    loadingOlder: 'Loading…',
  },
  time: {
    justNow: 'just now',
    anyMoment: 'any moment now',
  },
  snippet: {
    copy: 'Copy {{title}}',
    copied: 'Copied',
  },
} as const;
