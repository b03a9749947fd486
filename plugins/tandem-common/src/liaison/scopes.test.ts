import { scopesOf, type OwnershipGraph } from './scopes';

type Edges = Record<string, readonly string[]>;

function graph(edges: {
  systems?: Edges;
  domains?: Edges;
  owners?: Edges;
  parents?: Edges;
}): OwnershipGraph {
  const from =
    (map: Edges = {}) =>
    (ref: string) =>
      map[ref] ?? [];
  return {
    systemsOf: from(edges.systems),
    domainsOf: from(edges.domains),
    ownersOf: from(edges.owners),
    parentsOf: from(edges.parents),
  };
}

const shop = graph({
  systems: { 'component:default/payments': ['system:default/checkout'] },
  domains: { 'system:default/checkout': ['domain:default/selling'] },
  owners: {
    'component:default/payments': ['group:default/team'],
    'system:default/checkout': ['group:default/team'],
    'domain:default/selling': ['group:default/product'],
  },
  parents: {
    'group:default/team': ['group:default/product'],
    'group:default/product': ['group:default/company'],
  },
});

const listed = (entityRef: string, catalog: OwnershipGraph) =>
  scopesOf(entityRef, catalog).map(({ via, scopeRef }) => `${via} ${scopeRef}`);

describe('scopesOf', () => {
  it('component > system > owner group > domain > parent groups, nearest first', () => {
    expect(listed('component:default/payments', shop)).toEqual([
      'component component:default/payments',
      'system system:default/checkout',
      'group group:default/team',
      'domain domain:default/selling',
      'parent-group group:default/product',
      'parent-group group:default/company',
    ]);
  });

  it('a System asks itself, its owner group, its domain, the parent groups', () => {
    expect(listed('system:default/checkout', shop)).toEqual([
      'system system:default/checkout',
      'group group:default/team',
      'domain domain:default/selling',
      'parent-group group:default/product',
      'parent-group group:default/company',
    ]);
  });

  it('a Domain asks itself, its owner group, the parent groups', () => {
    expect(listed('domain:default/selling', shop)).toEqual([
      'domain domain:default/selling',
      'group group:default/product',
      'parent-group group:default/company',
    ]);
  });

  it('a Group asks itself and its parent groups', () => {
    expect(listed('group:default/team', shop)).toEqual([
      'group group:default/team',
      'parent-group group:default/product',
      'parent-group group:default/company',
    ]);
  });

  it('a service without owner has itself only', () => {
    expect(listed('component:default/lonely', shop)).toEqual([
      'component component:default/lonely',
    ]);
  });

  it('an owner that is a person is no scope', () => {
    const owned = graph({
      owners: { 'component:default/a': ['user:default/dana'] },
    });
    expect(listed('component:default/a', owned)).toEqual([
      'component component:default/a',
    ]);
  });

  it('a cycle of groups ends where it would begin again', () => {
    const cyclic = graph({
      owners: { 'component:default/a': ['group:default/one'] },
      parents: {
        'group:default/one': ['group:default/two'],
        'group:default/two': ['group:default/three'],
        'group:default/three': ['group:default/one', 'group:default/three'],
      },
    });
    expect(listed('component:default/a', cyclic)).toEqual([
      'component component:default/a',
      'group group:default/one',
      'parent-group group:default/two',
      'parent-group group:default/three',
    ]);
  });

  it('a tie is in alphabetical order, at one depth', () => {
    const tied = graph({
      parents: {
        'group:default/one': ['group:default/z', 'group:default/b'],
        'group:default/b': ['group:default/top'],
        'group:default/z': ['group:default/top', 'group:default/a'],
      },
    });
    expect(scopesOf('group:default/one', tied)).toEqual([
      { via: 'group', scopeRef: 'group:default/one', depth: 0 },
      { via: 'parent-group', scopeRef: 'group:default/b', depth: 1 },
      { via: 'parent-group', scopeRef: 'group:default/z', depth: 1 },
      { via: 'parent-group', scopeRef: 'group:default/a', depth: 2 },
      { via: 'parent-group', scopeRef: 'group:default/top', depth: 2 },
    ]);
  });

  it('a group reached on two ways counts where it is nearest, once', () => {
    const diamond = graph({
      owners: { 'component:default/a': ['group:default/x', 'group:default/y'] },
      parents: {
        'group:default/x': ['group:default/y', 'group:default/top'],
        'group:default/y': ['group:default/top'],
      },
    });
    expect(listed('component:default/a', diamond)).toEqual([
      'component component:default/a',
      'group group:default/x',
      'group group:default/y',
      'parent-group group:default/top',
    ]);
  });
});
