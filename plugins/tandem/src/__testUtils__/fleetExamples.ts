import type {
  AdoptionStep,
  FleetService,
  Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import { DANA, TEAM } from './liaisonExamples';

/** A service of which nothing is hidden. */
export type WholeService = FleetService &
  Required<Pick<FleetService, 'slo' | 'coverage' | 'dora'>>;

/** A service of the payments team that is as it should be. */
export function exampleService(
  name: string,
  parts: Partial<WholeService> = {},
): WholeService {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    ownerRef: TEAM,
    ownerTitle: 'Payments',
    isOwned: true,
    systemRef: 'system:default/checkout',
    systemTitle: 'Checkout',
    tier: '1',
    lifecycle: 'production',
    slo: {
      state: 'healthy',
      worstRemainingRatio: 0.81,
      count: 1,
      asOf: '2026-11-21T09:40:00Z',
    },
    coverage: {
      covered: true,
      via: 'group',
      scopeRef: TEAM,
      scopeTitle: 'Payments',
      pattern: 'liaison',
      primary: DANA,
      primaryTitle: 'Dana Kim',
      actingRef: DANA,
      actingTitle: 'Dana Kim',
    },
    dora: {
      perDay: 1.4,
      leadSeconds: 75_600,
      failRatio: 5 / 41,
      recoverySeconds: 2_880,
      deployments: 41,
      failed: 5,
      level: 'medium',
      asOf: '2026-11-21T09:00:00Z',
    },
    ...parts,
  };
}

/** Nobody helps. */
export const NOBODY: FleetService['coverage'] = {
  covered: false,
  via: 'none',
};

/** Nothing was ever deployed. */
export const NO_DORA: FleetService['dora'] = {
  perDay: null,
  leadSeconds: null,
  failRatio: null,
  recoverySeconds: null,
  deployments: 0,
  failed: 0,
  level: 'insufficient-data',
  asOf: null,
};

/** There is no SLO. */
export const NO_SLO: FleetService['slo'] = {
  state: 'none',
  worstRemainingRatio: null,
  count: 0,
  asOf: null,
};

const STEPS: [AdoptionStep, number, number | null][] = [
  ['catalogued', 412, 4],
  ['owned', 391, 6],
  ['tracked', 305, 41],
  ['drafted', 214, 58],
  ['published', 169, -3],
  ['covered', 157, 0],
];

const [BEFORE, NOW] = [
  { catalogued: 408, owned: 385, tracked: 264, drafted: 156 },
  { catalogued: 412, owned: 391, tracked: 305, drafted: 214 },
];

/** A fleet of 412 services that came a good way in ninety days. */
export function exampleFunnel(parts: Partial<Funnel> = {}): Funnel {
  return {
    asOf: '2026-11-21T09:41:00Z',
    teams: 58,
    steps: STEPS.map(([step, services, change], index) => ({
      step,
      services,
      reached: services - index,
      change,
      medianDays: index ? 3.6 : null,
    })),
    medianDaysToCovered: 11.2,
    medianDaysToCoveredBefore: 19,
    trend: [
      { date: '2026-08-23', ...BEFORE, published: 172, covered: 157 },
      { date: '2026-11-21', ...NOW, published: 169, covered: 157 },
    ],
    ...parts,
  };
}
