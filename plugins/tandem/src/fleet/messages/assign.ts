/** One liaison for many services. */
export const assignMessages = {
  title_one: 'Assign a liaison to {{service}}',
  title_other: 'Assign a liaison to {{count}} services',
  intro_one:
    'The person is asked first. The service is covered once they accept, not before.',
  intro_other:
    'The person is asked first. The services are covered once they accept, not before.',
  forWhat: 'For what',
  teams_one: 'Their team: {{names}}',
  teams_other: 'Their {{count}} teams: {{names}}',
  teamsHow:
    'Recommended: a liaison is a person for a team, for all that it owns now and later.',
  teamsOthers_one:
    '{{count}} more service of theirs without anyone gets covered too.',
  teamsOthers_other:
    '{{count}} more services of theirs without anyone get covered too.',
  services_one: 'Only this service',
  services_other: 'Only these {{count}} services',
  servicesHow_one: 'Closest, and wins over everything else.',
  servicesHow_other:
    'Closest, and wins over everything else; each takes its own part of the week.',
  unowned_one:
    '{{names}} has no owner team and is left out. Choose «only these services» to take it in.',
  unowned_other:
    '{{names}} have no owner team and are left out. Choose «only these services» to take them in.',
  unownedAll_one:
    'It has no owner team, so a liaison can only be named for the service itself.',
  unownedAll_other:
    'They have no owner team, so a liaison can only be named for the services themselves.',
  namesMore: '{{names}} and {{number}} more',
  sum: '{{scopes}} × {{each}} % = {{sum}} % of their week.',
  sumTooMuch: 'That is more than a whole week.',
  check: 'Check',
  checking: 'Checking what would happen',
  checkFailed: 'What would happen could not be checked',
  checkTitle: 'What would happen',
  worthKnowing: 'Worth knowing',
  terms: '{{name}}, {{pattern}}, from {{date}}',
  termsDays: '{{name}}, {{pattern}}, {{date}} – {{end}}',
  each: '{{allocation}} % each',
  once: '{{allocation}} %',
  back: 'Change the terms',
  propose: 'Propose to {{name}}',
  proposeSome: 'Propose {{number}} of {{total}} to {{name}}',
  outcome: {
    created: 'would be asked',
    unchanged: 'asked or helps already',
    rejected: 'not possible',
    out: 'left out',
  },
  leftOut_one:
    '{{count}} is not possible as it stands and would be left out; the others can go ahead.',
  leftOut_other:
    '{{count}} are not possible as they stand and would be left out; the others can go ahead.',
  nothingGood: 'Nothing of this is possible as it stands',
  nothingGoodWhy: 'Each line says why. Change the terms and check again.',
  taken: '{{name}} holds this place, with no last day agreed.',
  takenUntil: '{{name}} holds this place; it is free from {{date}}.',
  takenWay:
    'Hand over on the page of the team, or ask for a deputy or shadow instead.',
  takenUntilWay: 'Start then, or ask for a deputy or shadow instead.',
  tooMuch: 'More than 100 % of {{name}}’s time: {{days}}.',
  tooMuchWay: 'A smaller part would fit, or leave others out.',
  became: {
    created: 'asked',
    unchanged: 'asked or helps already',
    rejected: 'not asked',
    out: 'left out',
  },
  checkAgain: 'Check again',
  nothingNew: 'There is nothing left to ask',
  nothingNewWhy: '{{name}} is asked for all of this already, or helps.',
  untilThen: 'The services are covered once {{name}} accepts.',
  partTitle: '{{name}} is asked for {{done}} of {{total}}',
  partWhy:
    'What is asked for stays so. For the others something changed in between; each line says what.',
  noneTitle: 'Nobody was asked',
  done: '{{name}} is asked for {{scopes}}. Covered once they accept.',
  doneAlready: '{{name}} was asked for this before; nothing changed.',
  scopesTeams_one: '{{count}} team',
  scopesTeams_other: '{{count}} teams',
  scopesServices_one: '{{count}} service',
  scopesServices_other: '{{count}} services',
} as const;
