import {
  resolveCoverage,
  scopesOf,
  stateOf,
  todayIn,
  addDays,
  type Coverage,
  type OwnershipGraph,
  type ResolvedCoverage,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { AbsenceStore } from './AbsenceStore';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';

/** Tells who helps an entity right now, in three queries at most. */
export class CoverageReader {
  readonly #knex: Knex;
  readonly #assignments: AssignmentStore;
  readonly #absences: AbsenceStore;

  constructor(options: {
    knex: Knex;
    assignments: AssignmentStore;
    absences: AbsenceStore;
  }) {
    this.#knex = options.knex;
    this.#assignments = options.assignments;
    this.#absences = options.absences;
  }

  /** @param entity - a Component, System, Domain or Group; any other kind has no cover */
  async forEntity(entity: CatalogRow): Promise<Coverage> {
    const now = Date.now();
    const near = await this.#near(entity);
    const scopes = scopesOf(entity.entityRef, graphOf(entity, near));
    const assignments = await this.#assignments.listOpen(
      { scopeIds: [entity.id, ...near.map(row => row.id)] },
      now,
    );
    const people = assignments
      .map(assignment => assignment.liaisonId)
      .filter(id => id !== undefined);
    const absences = await this.#absences.listOf(
      [...new Set(people)],
      // Wherever a civil date is today, it is not before yesterday in UTC.
      addDays(todayIn('UTC', now), -1),
    );
    const assignmentsByScope = new Map(
      scopes.map(({ scopeRef }) => [
        scopeRef,
        assignments.filter(assignment => assignment.scopeRef === scopeRef),
      ]),
    );
    const resolved = resolveCoverage({
      scopes,
      assignmentsByScope,
      absences,
      now,
    });
    return {
      ...toCoverage(resolved),
      ...aheadOf(entity.entityRef, resolved.scopeRef, assignments, now),
    };
  }

  /**
   * The system and its domain, and the owner group with its parents, as far as
   * the catalog holds them.
   */
  async #near(entity: CatalogRow): Promise<NearRow[]> {
    const { kind, ownerRef, systemRef, domainRef } = entity;
    const group = kind === 'group' ? entity.entityRef : ownerRef;
    const named = [systemRef, domainRef, ownerRef].filter(
      ref => ref !== undefined,
    );
    const held = () =>
      this.#knex('catalog_entities as e')
        .where('e.in_catalog', true)
        .select('e.id', 'e.entity_ref as ref', 'e.domain_ref');
    return held()
      .whereIn('e.entity_ref', named)
      .select(this.#knex.raw('0 as depth'))
      .unionAll([
        held()
          .join('catalog_entities as s', 's.domain_ref', 'e.entity_ref')
          .where({ 's.entity_ref': systemRef ?? '', 's.in_catalog': true })
          .select(this.#knex.raw('0 as depth')),
        held()
          .join('entity_ancestors as a', 'a.ancestor_ref', 'e.entity_ref')
          .where('a.entity_ref', group ?? '')
          .where('a.depth', '>', 0)
          .select('a.depth'),
      ]);
  }
}

/** An entity that is near to another; groups with how far above they are. */
interface NearRow {
  id: number;
  ref: string;
  domain_ref: string | null;
  depth: number;
}

function graphOf(entity: CatalogRow, near: NearRow[]): OwnershipGraph {
  const { entityRef, kind, ownerRef, systemRef, domainRef } = entity;
  const system = near.find(row => row.ref === systemRef);
  const domain = kind === 'system' ? domainRef : system?.domain_ref;
  const above = near
    .filter(row => row.depth > 0)
    .sort((a, b) => a.depth - b.depth)
    .map(row => row.ref);
  const chain = [...refs(kind === 'group' ? entityRef : ownerRef), ...above];
  return {
    systemsOf: () => refs(systemRef),
    domainsOf: () => refs(domain),
    ownersOf: () => refs(ownerRef),
    parentsOf: ref => refs(parentIn(chain, ref)),
  };
}

function toCoverage(
  resolved: ResolvedCoverage<StoredAssignment>,
): Omit<Coverage, 'upcoming' | 'proposals'> {
  const { assignment, people, ...shown } = resolved;
  return {
    ...shown,
    scopeTitle: assignment?.scopeTitle,
    assignmentId: assignment?.id,
    people: people.map(person => ({
      userRef: person.userRef,
      title: person.assignment.liaisonTitle,
      timeZone: person.assignment.liaisonTimeZone ?? person.assignment.timeZone,
      allocation: person.assignment.allocation,
      awayUntil: person.awayUntil,
    })),
  };
}

/**
 * The next primary, and what waits for an answer: on the entity itself and the
 * covering scope, and where nothing covers, on all that could.
 */
function aheadOf(
  entityRef: string,
  coveringRef: string | undefined,
  assignments: StoredAssignment[],
  now: number,
): Pick<Coverage, 'upcoming' | 'proposals'> {
  const near = assignments.filter(
    ({ scopeRef }) =>
      coveringRef === undefined || [entityRef, coveringRef].includes(scopeRef),
  );
  const next = near.find(
    each => each.role === 'primary' && stateOf(each, now) === 'accepted',
  );
  const proposals = near.filter(each => stateOf(each, now) === 'proposed');
  return {
    upcoming: next && {
      liaisonRef: next.liaisonRef,
      liaisonTitle: next.liaisonTitle,
      startsOn: next.startsOn,
      pattern: next.pattern,
    },
    proposals: proposals.length,
  };
}

function parentIn(chain: string[], group: string): string | undefined {
  const at = chain.indexOf(group);
  return at < 0 ? undefined : chain[at + 1];
}

function refs(ref: string | null | undefined): string[] {
  return ref ? [ref] : [];
}
