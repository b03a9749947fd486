/** What stands above everything else. */
export const pageMessages = {
  title: 'Fleet',
  services_one: '{{number}} service',
  services_other: '{{number}} services',
  teams_one: '{{number}} team',
  teams_other: '{{number}} teams',
  asOf: 'as of {{time}}',
} as const;
