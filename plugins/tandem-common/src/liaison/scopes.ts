import { compareCodePoints } from '../delivery/textOrder';
import type { CoverageVia } from './coverageSchema';

/**
 * Something an entity can get its liaison from.
 *
 * @public
 */
export interface CoverageScope {
  via: Exclude<CoverageVia, 'self-run' | 'none'>;
  scopeRef: string;
  /** 0 is nearest; scopes of one depth are equally near. */
  depth: number;
}

/**
 * As much of the catalog as tells where an entity can get its liaison from. All
 * references are normalised; each list may be empty.
 *
 * @public
 */
export interface OwnershipGraph {
  /** The systems that a component is part of. */
  systemsOf(ref: string): readonly string[];
  /** The domains that a system is part of. */
  domainsOf(ref: string): readonly string[];
  /** The owners of an entity; those that are no groups are passed over. */
  ownersOf(ref: string): readonly string[];
  /** The parents of a group. */
  parentsOf(ref: string): readonly string[];
}

/**
 * Where an entity can get its liaison from, nearest first: component, system,
 * owner group, domain, parent groups. Equally near ones come in alphabetical
 * order. A Group goes on with its parents, a Domain with its owner group.
 *
 * @param entityRef - of a Component, System, Domain or Group; of any other kind
 *   there is no scope
 * @public
 */
export function scopesOf(
  entityRef: string,
  graph: OwnershipGraph,
): CoverageScope[] {
  const levels: Level[] = [];
  const kind = entityRef.split(':')[0];
  const owners = graph.ownersOf(entityRef).filter(isGroup);
  if (kind === 'component') {
    const systems = graph.systemsOf(entityRef);
    levels.push({ via: 'component', refs: [entityRef] });
    levels.push({ via: 'system', refs: systems });
    levels.push({ via: 'group', refs: owners });
    levels.push({ via: 'domain', refs: systems.flatMap(graph.domainsOf) });
  } else if (kind === 'system') {
    levels.push({ via: 'system', refs: [entityRef] });
    levels.push({ via: 'group', refs: owners });
    levels.push({ via: 'domain', refs: graph.domainsOf(entityRef) });
  } else if (kind === 'domain') {
    levels.push({ via: 'domain', refs: [entityRef] });
    levels.push({ via: 'group', refs: owners });
  } else if (kind === 'group') {
    levels.push({ via: 'group', refs: [entityRef] });
  }
  const groups = kind === 'group' ? [entityRef] : owners;
  return flatten([...levels, ...parentLevels(groups, graph)]);
}

interface Level {
  via: CoverageScope['via'];
  refs: readonly string[];
}

/** A group that is reached twice counts where it is nearest; so cycles end. */
function parentLevels(
  groups: readonly string[],
  graph: OwnershipGraph,
): Level[] {
  const levels: Level[] = [];
  const visited = new Set(groups);
  let current = groups;
  while (current.length > 0) {
    const parents = new Set(current.flatMap(graph.parentsOf));
    current = [...parents].filter(ref => !visited.has(ref));
    current.forEach(ref => visited.add(ref));
    levels.push({ via: 'parent-group', refs: current });
  }
  return levels;
}

function flatten(levels: readonly Level[]): CoverageScope[] {
  return levels
    .filter(({ refs }) => refs.length > 0)
    .flatMap(({ via, refs }, depth) =>
      [...new Set(refs)]
        .sort(compareCodePoints)
        .map(scopeRef => ({ via, scopeRef, depth })),
    );
}

function isGroup(ref: string): boolean {
  return ref.startsWith('group:');
}
