/** The course of an error budget. */
export const budgetMessages = {
  title: '{{title}}: error budget',
  choose: 'SLO of the chart',
  period: 'Period of the chart',
  periods: { '1h': '1 h', '1d': '1 d', '1w': '1 w' },
  failed: 'The course of the budget could not be loaded',
  empty: 'No data in this period',
  emptyWhy: 'The chart begins with the first counts that arrive.',
  draft: 'A draft has no budget yet',
  draftWhy: 'Counting begins when it is published.',
  remaining: 'Budget left',
  burn: 'Burn rate',
  counts: '{{good}} of {{total}} good',
  noData: 'no data',
  noTraffic: 'no traffic',
  when: 'When',
  happened: 'What happened',
  table: '{{title}}, error budget',
  capped: 'Cut off at {{floor}}; the lowest was {{lowest}}.',
  exhausts: 'At the pace of the last 6 hours the budget is spent {{when}}.',
  recovers:
    'Budget returns above zero about {{day}}, if nothing else goes wrong.',
  resets: 'The budget starts afresh on {{day}}.',
  howComputed: 'how is this computed',
  failedDeployment: '{{title}}, followed by an incident or a rollback',
  kind: {
    deployment: 'deployment',
    rollback: 'rollback to',
    incident: 'incident',
  },
  alert: { page: 'page: {{title}}', ticket: 'ticket: {{title}}' },
  rollbackLabel: 'rollback',
  legend: { page: 'a page fired', ticket: 'a ticket was due' },
  summary: {
    intro: 'Error budget of {{title}}, {{from}} to {{to}}: ',
    nothing: 'no data.',
    range: 'from {{first}} to {{last}}, lowest {{lowest}}',
    below: ', below zero since {{when}}',
    wasBelow: ', below zero from {{when}} for {{duration}}',
    gaps: '; {{known}} of {{total}} points with data',
    markers: '. Marked: {{markers}}',
  },
  computation: {
    title: 'How the error budget is computed',
    window:
      'The window is {{period}}, from {{from}} to {{to}}; {{coverage}} of it has data.',
    events:
      'Good events G = {{good}}, all events T = {{total}}, so B = T − G = {{bad}} missed.',
    slices:
      'Good slices G = {{good}}, all slices T = {{total}}, so B = T − G = {{bad}} missed.',
    sli: 'SLI = G ÷ T = {{sli}}; the target t is {{target}}.',
    allowed: 'Allowed to miss: T × (1 − t) = {{allowed}}.',
    consumed:
      'Consumed: {{bad}} ÷ {{allowed}} = {{consumed}}; left: {{remaining}}.',
    burn: 'Burn rate over a time = share of missed events in it ÷ (1 − t). 1 × spends the budget in exactly one window.',
    rounding:
      'Figures are rounded towards the worse; the comparison itself is exact.',
    nothing: 'There are no counts in this window, so nothing is computed.',
  },
} as const;
