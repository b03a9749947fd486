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
import { groupBy } from './groupBy';
import { graphOf, readNearbyAssignments } from './nearby';

type Facts = CoverageFacts<StoredAssignment>;

/** Reads all that decides who helps some entities, each in two queries for some hundred. */
export class CoverageFactsReader {
  readonly #absences: AbsenceStore;

  constructor(absences: AbsenceStore) {
    this.#absences = absences;
  }

  /** @returns those of each entity, in their order */
  async of(
    db: Knex,
    entities: readonly CatalogRow[],
    now: number,
  ): Promise<Facts[]> {
    const { nearby, assignments } = await readNearbyAssignments(
      db,
      entities,
      now,
    );
    const scopes = entities.map(entity =>
      scopesOf(entity.entityRef, graphOf(entity, nearby)),
    );
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

  /** Of one entity, as if nobody was ever away: enough to tell whether it is covered. */
  async lasting(db: Knex, entity: CatalogRow, now: number): Promise<Facts> {
    const { nearby, assignments } = await readNearbyAssignments(
      db,
      [entity],
      now,
    );
    return {
      scopes: scopesOf(entity.entityRef, graphOf(entity, nearby)),
      assignmentsByScope: groupBy(assignments, each => each.scopeRef),
      absences: [],
      now,
    };
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
