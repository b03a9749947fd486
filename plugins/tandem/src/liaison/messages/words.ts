/** The terms of the field and what they mean, for where they first appear. */
export const wordMessages = {
  liaison: 'liaison',
  liaisonMeans:
    'One named ops person whom a team can always ask. A liaison gives the team a fixed part of their week, joins it weekly and knows its services; what breaks is still fixed together.',
  deputy: 'deputy',
  deputyMeans: 'Stands in on the days when the liaison is away.',
  scope: 'For what',
  scopeMeans:
    'What a liaison helps with. The nearest one answers: the component itself, else its system, its owner team, its domain.',
  patternMeans:
    'From closest to lightest: embed, liaison, rituals, consult. A light one is a good start and can grow.',
  pattern: {
    embed: 'embed',
    liaison: 'liaison',
    rituals: 'rituals',
    consult: 'consult',
    'self-run': 'self-run',
  },
  patternName: {
    embed: 'Embed',
    liaison: 'Liaison',
    rituals: 'Rituals',
    consult: 'Consult',
    'self-run': 'Self-run',
  },
  patternHow: {
    embed: 'Joins the team for a while: its standup, backlog and on-call.',
    liaison: 'The team’s fixed contact, part of their week, joins it weekly.',
    rituals: 'Comes to planning, retrospectives and demos.',
    consult: 'Can be asked, nothing is fixed.',
    'self-run': 'The team runs it without ops, and says why.',
  },
  role: { primary: 'Primary', deputy: 'Deputy', shadow: 'Shadow' },
  roleHow: {
    primary: 'Helps, and is the one to ask.',
    deputy: 'Stands in when the primary is away; counts only on those days.',
    shadow: 'Learns along, is not asked.',
  },
  state: {
    proposed: 'waits for an answer',
    accepted: 'starts later',
    active: 'helps now',
    paused: 'paused',
    ending: 'ends soon',
    ended: 'ended',
    declined: 'declined',
    'handed-back': 'handed back',
    orphaned: 'not in the catalog',
  },
  activeAs: { deputy: 'stands by', shadow: 'learns along' },
  percent: '{{allocation}} %',
} as const;
