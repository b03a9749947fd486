/** What stands above everything else. */
export const pageMessages = {
  title: 'Fleet',
  services_one: '{{number}} service',
  services_other: '{{number}} services',
  teams_one: '{{number}} team',
  teams_other: '{{number}} teams',
  asOf: 'as of {{time}}',
  noTab: 'You may not see this tab, or there is none',
  noTabWhy:
    'Unmatched and Health are for those who run Tandem, usually the platform team.',
} as const;
