import type { OwnershipGraph } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import { inChunks, toOptional } from '../database/rows';

/** What the catalog holds around some entities. */
export interface Nearby {
  /** Keys in `catalog_entities` by reference. */
  ids: Map<string, number>;
  /** The domain of each system, where it has one. */
  domains: Map<string, string | undefined>;
  /** The groups above each group, nearest first. */
  above: Map<string, string[]>;
}

interface NearRow {
  id: number;
  ref: string;
  domain_ref: string | null;
  /** The group that it is so far above; of others null. */
  below: string | null;
  depth: number;
}

/**
 * The systems and their domains, and the owner groups with their parents, as
 * far as the catalog holds them: one query for some hundred entities.
 */
export async function readNearby(
  db: Knex,
  entities: readonly CatalogRow[],
): Promise<Nearby> {
  const nearby: Nearby = {
    ids: new Map(entities.map(({ entityRef, id }) => [entityRef, id])),
    domains: new Map(),
    above: new Map(),
  };
  for (const chunk of inChunks(entities)) {
    const rows: NearRow[] = await selectNear(db, chunk);
    rows.sort((a, b) => a.depth - b.depth);
    for (const { id, ref, domain_ref: domain, below } of rows) {
      nearby.ids.set(ref, id);
      if (below === null) nearby.domains.set(ref, toOptional(domain));
      else nearby.above.set(below, [...(nearby.above.get(below) ?? []), ref]);
    }
  }
  return nearby;
}

/** Where an entity can get its liaison from, as far as its surroundings tell. */
export function graphOf(entity: CatalogRow, nearby: Nearby): OwnershipGraph {
  const { kind, ownerRef, systemRef, domainRef } = entity;
  const group = groupOf(entity);
  const chain = group ? [group, ...(nearby.above.get(group) ?? [])] : [];
  const domain =
    kind === 'system' ? domainRef : systemRef && nearby.domains.get(systemRef);
  return {
    systemsOf: () => refs(systemRef),
    domainsOf: () => refs(domain),
    ownersOf: () => refs(ownerRef),
    parentsOf: ref => refs(parentIn(chain, ref)),
  };
}

function selectNear(db: Knex, entities: CatalogRow[]): Knex.QueryBuilder {
  const systems = refsOf(entities, ({ systemRef }) => systemRef);
  const held = () =>
    db('catalog_entities as e')
      .where('e.in_catalog', true)
      .select('e.id', 'e.entity_ref as ref', 'e.domain_ref');
  const aside = () => [
    db.raw('cast(null as text) as below'),
    db.raw('0 as depth'),
  ];
  return held()
    .whereIn('e.entity_ref', [
      ...systems,
      ...refsOf(entities, ({ domainRef }) => domainRef),
      ...refsOf(entities, ({ ownerRef }) => ownerRef),
    ])
    .select(aside())
    .unionAll([
      held()
        .join('catalog_entities as s', 's.domain_ref', 'e.entity_ref')
        .whereIn('s.entity_ref', systems)
        .where('s.in_catalog', true)
        .select(aside()),
      held()
        .join('entity_ancestors as a', 'a.ancestor_ref', 'e.entity_ref')
        .whereIn('a.entity_ref', refsOf(entities, groupOf))
        .where('a.depth', '>', 0)
        .select('a.entity_ref as below', 'a.depth'),
    ]);
}

function groupOf({ kind, entityRef, ownerRef }: CatalogRow) {
  return kind === 'group' ? entityRef : ownerRef;
}

/** Each once. */
function refsOf(
  entities: CatalogRow[],
  refOf: (entity: CatalogRow) => string | undefined,
): string[] {
  return [...new Set(entities.map(refOf))].filter(ref => ref !== undefined);
}

function parentIn(chain: string[], group: string): string | undefined {
  const at = chain.indexOf(group);
  return at < 0 ? undefined : chain[at + 1];
}

function refs(ref: string | undefined): string[] {
  return ref === undefined ? [] : [ref];
}
