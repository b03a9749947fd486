export const uiMessages = {
  hidden: 'hidden',
  rights: {
    writeSlo:
      'You may not write SLOs for this service. Usually the team that owns it, its liaison and the platform team may.',
    changeSlo:
      'You may not change this SLO. Usually the team that owns the service and the platform team may, and its liaison while it is a draft.',
    propose:
      'You may not ask for a liaison here. Usually the team itself, ops leads and the platform team may.',
    changeAssignment:
      'You may not change this. Usually the liaison, the team, ops leads and the platform team may.',
    seeSlos:
      'SLOs are hidden from you. Who may see them is up to your portal’s policy.',
    seeLiaison:
      'Who helps is hidden from you. Who may see it is up to your portal’s policy.',
    seeDeliveries:
      'Deployments and incidents are hidden from you. Who may see them is up to your portal’s policy.',
  },
  error: {
    retry: 'Try again',
    noAnswer:
      'The portal did not answer. Look at your connection, or try again in a moment.',
    forbidden: 'You may not see this',
    forbiddenWho:
      'People with Tandem’s read permission for it may. Ask your Backstage administrators.',
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
    selected: 'Selected: copy it with Ctrl+C or ⌘C.',
  },
} as const;
