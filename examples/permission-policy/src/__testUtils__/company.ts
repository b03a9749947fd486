import type { Entity } from '@backstage/catalog-model';

/** Everybody of the tests; what each may do is tried on a service of their own. */
export const PEOPLE = [
  'user:default/maya',
  'user:default/nested',
  'user:default/dana',
  'user:default/yusuf',
  'user:default/samuel',
  'user:default/tomas',
  'user:development/guest',
] as const;

export type Person = (typeof PEOPLE)[number];

/** The groups that somebody is a direct member of. */
export const GROUPS: Readonly<Record<string, string[]>> = {
  'user:default/maya': ['group:default/team-checkout'],
  'user:default/nested': ['group:default/cart-squad'],
  'user:default/dana': ['group:default/ops'],
  'user:default/yusuf': ['group:default/ops'],
  'user:default/tomas': ['group:default/team-platform'],
};

/** One of the services of the Checkout team, which nobody else tries things on. */
export function serviceOf(person: Person): string {
  return `component:default/${nameOf(person)}-api`;
}

/** A document that is as it should be. */
export function sloFor(person: Person, name: string) {
  const metric = (series: string) => ({
    metricSource: { type: 'push', spec: { series } },
  });
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: `${nameOf(person)}-${name}` },
    spec: {
      service: `${nameOf(person)}-api`,
      indicator: {
        metadata: { name: `${nameOf(person)}-${name}` },
        spec: {
          ratioMetric: {
            counter: true,
            good: metric('good'),
            total: metric('total'),
          },
        },
      },
      timeWindow: [{ duration: '30d', isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ displayName: 'Answers', target: 0.999 }],
    },
  };
}

function nameOf(person: Person): string {
  return person.slice(person.indexOf('/') + 1);
}

function entity(kind: string, name: string, relations: string[][]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name, uid: `uid-${name}` },
    spec: kind === 'User' ? { profile: { displayName: name } } : {},
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

/** The Checkout team with a squad in it, its services, and everybody by name. */
export const ENTITIES: Entity[] = [
  entity('Group', 'team-checkout', []),
  entity('Group', 'cart-squad', [['childOf', 'group:default/team-checkout']]),
  entity('Group', 'ops', []),
  entity('Group', 'team-platform', []),
  ...PEOPLE.map(person =>
    entity('Component', `${nameOf(person)}-api`, [
      ['ownedBy', 'group:default/team-checkout'],
    ]),
  ),
  ...[
    ...PEOPLE.filter(person => person.includes('default')),
    'user:default/omar',
  ].map(person =>
    entity(
      'User',
      person.slice(person.indexOf('/') + 1),
      (GROUPS[person] ?? []).map(group => ['memberOf', group]),
    ),
  ),
];
