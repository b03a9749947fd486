import type { GlossaryTerm } from './term';

/** Who helps whom, and how closely. */
export const liaisonTerms = {
  liaison: {
    name: 'liaison',
    meaning:
      'One named ops person whom a team can always ask: gives it a fixed part of their week, joins it weekly and knows its services, while what breaks is still fixed together.',
    page: 'liaison.md',
  },
  deputy: {
    name: 'deputy',
    meaning: 'Stands in on the days when the liaison is away.',
    page: 'liaison.md#assignments',
  },
  shadow: {
    name: 'shadow',
    meaning:
      'Learns along with the liaison, and is neither asked nor counted as cover.',
    page: 'liaison.md#assignments',
  },
  scope: {
    name: 'scope',
    meaning:
      'What a liaison helps with: a component, a system, a team or a domain, of which the nearest one answers for a service.',
    page: 'liaison.md#who-helps-this-service',
  },
  pattern: {
    name: 'pattern',
    meaning:
      'How closely ops and a team work together, from closest to lightest: embed, liaison, rituals, consult, and self-run without ops.',
    page: 'liaison.md#patterns',
  },
  embed: {
    name: 'embed',
    meaning: 'Joins the team for a while: its standup, backlog and on-call.',
    page: 'liaison.md#patterns',
  },
  rituals: {
    name: 'rituals',
    meaning: 'Comes to planning, retrospectives and demos.',
    page: 'liaison.md#patterns',
  },
  consult: {
    name: 'consult',
    meaning: 'Can be asked, nothing is fixed.',
    page: 'liaison.md#patterns',
  },
  'self-run': {
    name: 'self-run',
    meaning: 'The team runs it without ops, and says why.',
    page: 'liaison.md#patterns',
  },
  allocation: {
    name: 'allocation',
    meaning:
      'The part of a liaison’s working time that an assignment takes, in percent.',
    page: 'liaison.md#assignments',
  },
  handover: {
    name: 'handover',
    meaning:
      'One liaison’s last day and the next one’s first, agreed together so that no day is left without cover.',
    page: 'liaison.md#assignments',
  },
} as const satisfies Record<string, GlossaryTerm>;
