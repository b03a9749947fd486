/** How each figure comes about, with the numbers of the range shown. */
export const computationMessages = {
  title: 'How these figures are computed',
  intro:
    'Counted are successful deployments to {{environment}} from {{from}} to {{to}}. Days and weeks are those of {{timeZone}}. Levels follow the DORA report of {{edition}}.',
  level: 'Level {{level}}, score {{score}} of 10.',
  levelOnly: 'Level {{level}}.',
  scoreOnly: 'Score {{score}} of 10; no level is published.',
  noLevel: 'Not enough data for a level.',
  deploymentFrequency:
    '{{deployments}} on {{days}} days, {{perDay}}. The median whole week had {{perWeek}} days with a deployment.',
  deploymentFrequencyNoWeek:
    '{{deployments}} on {{days}} days, {{perDay}}. The range holds no whole week.',
  changeLeadTime:
    'Median from the first commit to its deployment over {{changes}}: {{median}}; nine of ten took at most {{p90}}.',
  changeLeadTimeNone: 'No deployment in this range named its changes.',
  phases: 'Coding {{coding}}, review {{review}}, deployment {{deploy}}.',
  unknown: 'unknown',
  excluded_one:
    '{{count}} change was left out: it starts after its deployment.',
  excluded_other:
    '{{count}} changes were left out: they start after their deployment.',
  changeFailRate:
    '{{failed}} of {{deployments}} had an incident or were undone by a rollback.',
  changeFailRateNone: 'Without deployments there is no rate.',
  failedDeploymentRecoveryTime:
    'Median from the first incident’s start to the last one’s end over {{recovered}}: {{median}}.',
  failedDeploymentRecoveryTimeNone: 'No failed deployment has recovered yet.',
  open: 'Not yet recovered: {{open}}.',
  failedDeploymentRecoveryTimeNoneFailed: 'Nothing failed in this range.',
  deploymentReworkRate:
    '{{unplanned}} of {{deployments}} were hotfixes or rollbacks.',
  deploymentReworkRateNone: 'Without deployments there is no rate.',
  score: 'Score',
  scoreHow:
    'From 0 to 10 per figure, after dora.dev’s Quick Check. Throughput {{throughput}} is the mean of frequency, lead time and recovery; stability {{stability}} the mean of fail and rework rate. The score is their harmonic mean, so that many deployments cannot outweigh unstable ones: {{value}}.',
  means:
    'Industry means of 2025: lead time 5.5, frequency 4.8, recovery 7.4, fail rate 19 %, rework 22 %.',
} as const;
