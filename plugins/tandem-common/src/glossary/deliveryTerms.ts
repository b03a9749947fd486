import type { GlossaryTerm } from './term';

/** How often changes reach production, how fast, and how well it goes. */
export const deliveryTerms = {
  'deployment-frequency': {
    name: 'deployment frequency',
    meaning: 'How often a service is successfully deployed to production.',
    page: 'dora.md#the-five-figures',
  },
  'change-lead-time': {
    name: 'change lead time',
    meaning:
      'How long a change takes from the first sign of work on it until it runs in production.',
    page: 'dora.md#the-five-figures',
  },
  'change-fail-rate': {
    name: 'change fail rate',
    meaning:
      'The share of deployments that brought an incident or were rolled back.',
    page: 'dora.md#the-five-figures',
  },
  'failed-deployment-recovery-time': {
    name: 'failed deployment recovery time',
    meaning:
      'How long it takes until users are served again after a deployment that went wrong.',
    page: 'dora.md#the-five-figures',
  },
  'deployment-rework-rate': {
    name: 'deployment rework rate',
    meaning:
      'The share of deployments that nobody had planned: hotfixes and rollbacks.',
    page: 'dora.md#the-five-figures',
  },
  'dora-level': {
    name: 'DORA level',
    meaning:
      'Low, medium, high or elite: where a figure lies among the teams of DORA’s yearly survey.',
    page: 'dora.md#levels',
  },
  unmatched: {
    name: 'unmatched',
    meaning:
      'Deployments and incidents that came under a name the catalog does not know: kept, and counted once the name means a service.',
    page: 'fleet.md#unmatched',
  },
} as const satisfies Record<string, GlossaryTerm>;
