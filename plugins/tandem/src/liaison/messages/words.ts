import { GLOSSARY } from '@tandem/backstage-plugin-tandem-common';

/** How the parts about liaisons use the terms of the field. */
export const wordMessages = {
  scope: 'For what',
  patternMeans:
    'From closest to lightest: embed, liaison, rituals, consult. A light one is a good start and can grow.',
  pattern: {
    embed: GLOSSARY.embed.name,
    liaison: GLOSSARY.liaison.name,
    rituals: GLOSSARY.rituals.name,
    consult: GLOSSARY.consult.name,
    'self-run': GLOSSARY['self-run'].name,
  },
  patternName: {
    embed: 'Embed',
    liaison: 'Liaison',
    rituals: 'Rituals',
    consult: 'Consult',
    'self-run': 'Self-run',
  },
  patternHow: {
    embed: GLOSSARY.embed.meaning,
    liaison: 'The team’s fixed contact, part of their week, joins it weekly.',
    rituals: GLOSSARY.rituals.meaning,
    consult: GLOSSARY.consult.meaning,
    'self-run': GLOSSARY['self-run'].meaning,
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
