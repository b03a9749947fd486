/** What names mean. */
export const mappingMessages = {
  title: 'Mapped',
  failed: 'What is mapped could not be loaded',
  empty: 'No name is mapped yet',
  emptyWhy:
    'Names that you map to a service are listed here, with those that the catalog declares.',
  from: 'Name',
  to: 'Means',
  made: 'Since',
  madeBy: '{{who}}, {{when}}',
  declared: 'declared in the catalog',
  declaredHow:
    'In the annotation tandem.dev/aliases of the service; to change it, change its file.',
  action: 'What to do',
  forget: 'Forget…',
  forgetOf: 'Forget…: {{name}}',
} as const;
