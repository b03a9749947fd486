import type { OwnershipGraph } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import { inChunks, toOptional } from '../database/rows';
import { whereOpen } from './assignmentConditions';
import {
  ASSIGNMENT_COLUMNS,
  toStoredAssignment,
  type AssignmentRow,
  type StoredAssignment,
} from './assignmentRow';

/** What the catalog holds around some entities. */
export interface Nearby {
  /** The domain of each system, where it has one. */
  domains: Map<string, string | undefined>;
  /** The groups above each group, nearest first. */
  above: Map<string, ReadonlySet<string>>;
}

interface NearRow {
  near_id: number;
  near_ref: string;
  domain_ref: string | null;
  /** The group that it is so far above; of others null. */
  below: string | null;
  depth: number;
}

/**
 * Themselves, the systems and their domains, and the owner groups with their
 * parents, as far as the catalog holds them: one query for some hundred entities.
 */
export async function readNearby(
  db: Knex,
  entities: readonly CatalogRow[],
): Promise<Nearby> {
  const rows: NearRow[] = [];
  for (const chunk of inChunks(entities)) {
    rows.push(...(await selectNear(db, chunk)));
  }
  return toNearby(rows);
}

/**
 * The same with the assignments of all of them that go on, nearest start first,
 * in as many queries.
 */
export async function readNearbyAssignments(
  db: Knex,
  entities: readonly CatalogRow[],
  now: number,
): Promise<{ nearby: Nearby; assignments: StoredAssignment[] }> {
  const rows: (NearRow & AssignmentRow)[] = [];
  for (const chunk of inChunks(entities)) {
    const open = db('assignments as a').modify(whereOpen, now).select('a.*');
    rows.push(
      ...(await db
        .from(selectNear(db, chunk).as('n'))
        .leftJoin(open.as('a'), 'a.scope_id', 'n.near_id')
        .leftJoin('catalog_entities as s', 's.id', 'a.scope_id')
        .leftJoin('catalog_entities as p', 'p.id', 'a.liaison_id')
        .orderBy(['a.starts_at', 'a.id'])
        .select('n.*', ...ASSIGNMENT_COLUMNS)),
    );
  }
  // A scope that is near in two ways comes twice.
  const assigned = new Map(
    rows.filter(({ id }) => id !== null).map(row => [row.id, row]),
  );
  return {
    nearby: toNearby(rows),
    assignments: [...assigned.values()].map(toStoredAssignment),
  };
}

function toNearby(rows: readonly NearRow[]): Nearby {
  const domains = new Map<string, string | undefined>();
  const above = new Map<string, Set<string>>();
  for (const row of [...rows].sort((a, b) => a.depth - b.depth)) {
    const { near_ref: ref, below } = row;
    if (below === null) domains.set(ref, toOptional(row.domain_ref));
    else above.set(below, (above.get(below) ?? new Set()).add(ref));
  }
  return { domains, above };
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
  const near = () =>
    db('catalog_entities as e').select(
      'e.id as near_id',
      'e.entity_ref as near_ref',
      'e.domain_ref',
    );
  const held = () => near().where('e.in_catalog', true);
  const own = entities.map(({ id }) => id);
  const aside = () => [
    db.raw('cast(null as text) as below'),
    db.raw('0 as depth'),
  ];
  return near()
    .whereIn('e.id', own)
    .select(aside())
    .unionAll([
      held()
        .whereIn('e.entity_ref', [
          ...systems,
          ...refsOf(entities, ({ domainRef }) => domainRef),
          ...refsOf(entities, ({ ownerRef }) => ownerRef),
        ])
        .select(aside()),
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
