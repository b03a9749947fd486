/** One entity and one of its ancestors; depth 0 is the entity itself. */
export interface Ancestor {
  entityRef: string;
  ancestorRef: string;
  depth: number;
}

/**
 * Every ancestor of every entity. A cycle ends where it would begin again.
 *
 * @param parents - the parent of each entity, where it has one
 */
export function ancestorsOf(
  parents: Map<string, string | undefined>,
): Ancestor[] {
  const all: Ancestor[] = [];
  for (const entityRef of parents.keys()) {
    const visited = new Set<string>();
    let ancestorRef: string | undefined = entityRef;
    while (ancestorRef !== undefined && !visited.has(ancestorRef)) {
      all.push({ entityRef, ancestorRef, depth: visited.size });
      visited.add(ancestorRef);
      ancestorRef = parents.get(ancestorRef);
    }
  }
  return all;
}
