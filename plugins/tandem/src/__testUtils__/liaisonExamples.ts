import type { Entity } from '@backstage/catalog-model';
import type {
  Assignment,
  Coverage,
  CoveragePerson,
} from '@tandem/backstage-plugin-tandem-common';

export const TEAM = 'group:default/team-payments';
export const DANA = 'user:default/dana';
export const OMAR = 'user:default/omar';

export const DANA_HELPS: CoveragePerson = {
  userRef: DANA,
  title: 'Dana Kim',
  timeZone: 'Europe/Lisbon',
  allocation: 20,
};

export const OMAR_HELPS: CoveragePerson = {
  userRef: OMAR,
  title: 'Omar Reyes',
  timeZone: 'Europe/Berlin',
  allocation: 0,
};

/** Dana is the liaison of the team that owns payments, Omar her deputy. */
export function exampleCoverage(parts: Partial<Coverage> = {}): Coverage {
  return {
    covered: true,
    via: 'group',
    scopeRef: TEAM,
    scopeTitle: 'Payments',
    assignmentId: 'a1',
    primary: DANA,
    deputy: OMAR,
    actingRef: DANA,
    pattern: 'liaison',
    channel: 'https://kestrelmoor.slack.com/channels/payments-ops',
    warnings: [],
    people: [DANA_HELPS, OMAR_HELPS],
    proposals: 0,
    ...parts,
  };
}

/** Dana at 20 % for the team, since the first of November. */
export function exampleAssignment(parts: Partial<Assignment> = {}): Assignment {
  return {
    id: 'a1',
    scopeRef: TEAM,
    scopeTitle: 'Payments',
    liaisonRef: DANA,
    liaisonTitle: 'Dana Kim',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsOn: '2026-11-01',
    timeZone: 'Europe/Lisbon',
    state: 'active',
    source: 'ui',
    version: 3,
    warnings: [],
    proposedBy: 'user:default/maya',
    proposedAt: '2026-10-20T08:00:00.000Z',
    ...parts,
  };
}

/** The payments service, its team, its system, and the ops people. */
export const CATALOG: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { namespace: 'default', name: 'payments', title: 'Payments API' },
    relations: [
      { type: 'ownedBy', targetRef: TEAM },
      { type: 'partOf', targetRef: 'system:default/checkout' },
    ],
  },
  entity('Group', 'team-payments', { displayName: 'Payments' }),
  entity('System', 'checkout'),
  entity('User', 'dana', { displayName: 'Dana Kim' }),
  entity('User', 'omar', { displayName: 'Omar Reyes' }),
];

function entity(
  kind: string,
  name: string,
  profile?: { displayName: string },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name },
    ...(profile && { spec: { profile } }),
  };
}
