import type { GlossaryTerm } from './term';

const page = 'fleet.md#from-catalogued-to-covered';

/** How far services have come; the steps are named as the API names them. */
export const adoptionTerms = {
  'adoption-funnel': {
    name: 'adoption funnel',
    meaning:
      'How many services have taken each step from being in the catalog to having a liaison.',
    page,
  },
  catalogued: {
    name: 'catalogued',
    meaning: 'The catalog holds the service.',
    page,
  },
  owned: {
    name: 'owned',
    meaning: 'The service belongs to a group that the catalog holds too.',
    page,
  },
  tracked: {
    name: 'deployments tracked',
    meaning:
      'At least one deployment to production was reported for the last 30 days.',
    page,
  },
  drafted: {
    name: 'SLO drafted',
    meaning: 'The service has an SLO, agreed or still in discussion.',
    page,
  },
  published: {
    name: 'SLO published',
    meaning: 'An SLO of the service is agreed, and counts.',
    page,
  },
  covered: {
    name: 'covered',
    meaning:
      'Somebody helps the service, or its team runs it alone and says why.',
    page,
  },
  tier: {
    name: 'tier',
    meaning:
      'How much depends on a service, from 1 for the most; its catalog file says so.',
    page: 'configuration.md#annotations',
  },
} as const satisfies Record<string, GlossaryTerm>;
