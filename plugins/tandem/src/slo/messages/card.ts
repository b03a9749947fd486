/** The states of SLOs, and the card that shows the worst of them. */
export const cardMessages = {
  title: 'SLOs',
  loading: 'Loading the SLOs',
  failed: 'The SLOs could not be loaded',
  open: 'Open Operations',
  more_one: '{{count}} more',
  more_other: '{{count}} more',
  state: {
    draft: 'Draft',
    error: 'Source error',
    'no-data': 'No data',
    stale: 'Stale',
    'no-traffic': 'No traffic',
    exhausted: 'Overspent',
    burning: 'Burning',
    healthy: 'Healthy',
  },
  archived: 'Archived',
  staleFor: 'Stale {{age}}',
  headline: {
    burning: '{{slos}} burning',
    exhausted: '{{slos}} overspent',
    unclear: '{{healthy}} of {{total}} healthy',
    healthy: '{{slos}} healthy',
    drafts_one: '{{count}} draft',
    drafts_other: '{{count}} drafts',
  },
  period: {
    '1d': 'day',
    '1w': 'week',
    '1M': 'month',
    '1Q': 'quarter',
    '1Y': 'year',
  },
  budgetLeft: '{{budget}} of the error budget left',
  since: {
    exhausted: 'overspent, burning since {{when}}',
    burning: 'burning since {{when}}',
  },
  after: '{{duration}} after {{version}}',
  empty: 'No SLOs yet',
  emptyWhy:
    'An SLO says how well this service should work for its users, and how much may go wrong before people step in.',
  emptyWhyServices:
    'An SLO says how well a service should work for its users. None of the services here has one yet; each begins on its own page.',
  write: 'Write the first SLO',
  import: 'Import or write an SLO',
} as const;
