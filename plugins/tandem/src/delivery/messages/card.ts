export const cardMessages = {
  title: 'DORA',
  loading: 'Loading the delivery figures',
  failed: 'The delivery figures could not be loaded',
  openOperations: 'Open Operations',
  window: 'Last 30 days in {{environment}}',
  asOf: 'as of {{when}}',
  services: 'Services, highest change fail rate first',
  failedOf: '{{failed}} of {{deployments}} failed',
  leadTime: 'lead time {{duration}}',
  showAll: 'Show all {{total}}',
  showFewer: 'Show fewer',
  shownOfTotal:
    'The first {{shown}} of {{total}} services; Tandem › Fleet lists all of them',
  noServices: 'No services yet',
  noServicesWhy:
    'Services that belong here appear with their figures as soon as the catalog knows them.',
} as const;
