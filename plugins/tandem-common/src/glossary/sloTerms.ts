import type { GlossaryTerm } from './term';

/** What a service promises, and how well it keeps the promise. */
export const sloTerms = {
  slo: {
    name: 'SLO',
    meaning:
      'Service level objective: how large a share of a service’s events is to be good, over a window of days, as agreed by those who run it and those who need it.',
    page: 'slo.md',
  },
  sli: {
    name: 'SLI',
    meaning:
      'Service level indicator: the share of good events among all, as counted.',
    page: 'slo.md#numbers',
  },
  objective: {
    name: 'objective',
    meaning:
      'One promise of an SLO: what is measured, and the target that it has to reach.',
    page: 'slo.md#documents',
  },
  target: {
    name: 'target',
    meaning:
      'The share of events that has to be good, such as 99.9 %; the rest may go wrong.',
    page: 'slo.md#numbers',
  },
  'error-budget': {
    name: 'error budget',
    meaning:
      'As many bad events as the target allows within the window: room for changes, and for bad luck.',
    page: 'slo.md#numbers',
  },
  'burn-rate': {
    name: 'burn rate',
    meaning:
      'How fast the error budget is spent: at 1 it lasts exactly as long as the window, at 2 half as long.',
    page: 'slo.md#numbers',
  },
  burning: {
    name: 'burning',
    meaning:
      'The error budget is spent so fast that an alert fires, over a long window and over a short one.',
    page: 'slo.md#alerts',
  },
  exhausted: {
    name: 'exhausted',
    meaning:
      'Nothing is left of the error budget until bad events leave the window.',
    page: 'slo.md#states',
  },
  stale: {
    name: 'stale',
    meaning:
      'The newest counts are older than they should be, so nobody knows how the service does now.',
    page: 'slo.md#states',
  },
  'no-traffic': {
    name: 'no traffic',
    meaning:
      'Counts arrive and are all zero: nobody asked the service for anything, which is neither good nor bad.',
    page: 'slo.md#states',
  },
} as const satisfies Record<string, GlossaryTerm>;
