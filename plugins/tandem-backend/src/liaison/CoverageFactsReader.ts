import {
  addDays,
  scopesOf,
  todayIn,
  type AbsenceDays,
  type CoverageFacts,
  type CoverageScope,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import { inChunks } from '../database/rows';
import type { AbsenceStore } from './AbsenceStore';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import { groupBy } from './groupBy';
import { graphOf, readNearby } from './nearby';

type Facts = CoverageFacts<StoredAssignment>;

/** Reads all that decides who helps some entities, each in three queries for some hundred. */
export class CoverageFactsReader {
  readonly #assignments: AssignmentStore;
  readonly #absences: AbsenceStore;

  constructor(options: {
    assignments: AssignmentStore;
    absences: AbsenceStore;
  }) {
    this.#assignments = options.assignments;
    this.#absences = options.absences;
  }

  /** @returns those of each entity, in their order */
  async of(
    db: Knex,
    entities: readonly CatalogRow[],
    now: number,
  ): Promise<Facts[]> {
    const nearby = await readNearby(db, entities);
    const scopes = entities.map(entity =>
      scopesOf(entity.entityRef, graphOf(entity, nearby)),
    );
    const scopeIds = new Set(
      scopes.flat().map(({ scopeRef }) => nearby.ids.get(scopeRef)),
    );
    const assignments = await this.#assignmentsOf(db, scopeIds, now);
    const absences = await this.#absencesOf(db, assignments, now);
    const assignmentsByScope = groupBy(assignments, each => each.scopeRef);
    const absencesByPerson = groupBy(absences, each => each.userRef);
    return scopes.map(ofEntity => ({
      scopes: ofEntity,
      assignmentsByScope,
      absences: peopleOf(ofEntity, assignmentsByScope).flatMap(
        person => absencesByPerson.get(person) ?? [],
      ),
      now,
    }));
  }

  /** Of each scope those that go on, nearest start first. */
  async #assignmentsOf(
    db: Knex,
    scopeIds: Set<number | undefined>,
    now: number,
  ): Promise<StoredAssignment[]> {
    const found: StoredAssignment[] = [];
    const held = [...scopeIds].filter(id => id !== undefined);
    for (const chunk of inChunks(held)) {
      const open = await this.#assignments.listOpen(
        { scopeIds: chunk },
        now,
        db,
      );
      found.push(...open);
    }
    return found;
  }

  async #absencesOf(
    db: Knex,
    assignments: StoredAssignment[],
    now: number,
  ): Promise<AbsenceDays[]> {
    const found: AbsenceDays[] = [];
    const people = new Set(assignments.map(each => each.liaisonId));
    const named = [...people].filter(id => id !== undefined);
    // Wherever a civil date is today, it is not before yesterday in UTC.
    const from = addDays(todayIn('UTC', now), -1);
    for (const chunk of inChunks(named)) {
      found.push(...(await this.#absences.listOf(chunk, from, db)));
    }
    return found;
  }
}

function peopleOf(
  scopes: CoverageScope[],
  assignmentsByScope: Map<string, StoredAssignment[]>,
): string[] {
  const people = scopes
    .flatMap(({ scopeRef }) => assignmentsByScope.get(scopeRef) ?? [])
    .map(({ liaisonRef }) => liaisonRef);
  return [...new Set(people)].filter(ref => ref !== undefined);
}
