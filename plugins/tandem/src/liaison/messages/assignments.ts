export const assignmentMessages = {
  title: 'Who helps, and who helped',
  failed: 'The assignments could not be loaded',
  empty: 'Nobody was asked yet',
  emptyWhy:
    'Who helps this service, who helped and why that ended is kept here.',
  person: 'Person',
  selfRun: 'The team itself',
  scope: 'For',
  role: 'Role',
  allocation: 'Time',
  dates: 'From – until',
  state: 'State and reason',
  open: 'open',
  actionsColumn: 'Actions',
  actions: 'What to do with {{name}}’s assignment',
  actionsSelfRun: 'What to do with the self-run assignment',
  returnCriteria: 'Again when: {{criteria}}',
} as const;
