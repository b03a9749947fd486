/** What waits for a service. */
export const referenceMessages = {
  title: 'Without a service',
  names_one: '{{count, number}} name',
  names_other: '{{count, number}} names',
  about:
    '{{unmatched}} events are kept. They count as soon as their name means a service: map it here, register it in the catalog, or name it in the annotation {{annotation}} of the service.',
  failed: 'What waits for a service could not be loaded',
  empty: 'Every event found its service',
  emptyWhy:
    'Deployments and incidents under a name that the catalog does not know would be kept here, and you could say which service they mean.',
  reference: 'Name',
  waits: 'Waits',
  sources: 'From',
  arrived: 'Arrived',
  reason: 'Why',
  firstLast: '{{last}}, first {{first}}',
  action: 'What to do',
  map: 'Map to a service…',
  mapOf: 'Map to a service…: {{name}}',
  deployments_one: '{{count, number}} deployment',
  deployments_other: '{{count, number}} deployments',
  incidents_one: '{{count, number}} incident',
  incidents_other: '{{count, number}} incidents',
  both: '{{deployments}}, {{incidents}}',
  bothInSentence: '{{deployments}} and {{incidents}}',
} as const;
