import type { AssignmentsQuery } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { EntityChanges } from '../catalog/EntityChanges';
import { inChunks } from '../database/rows';
import type { InstantCursor } from '../http/cursor';
import {
  reaches,
  whereHolds,
  whereOpen,
  whereState,
} from './assignmentConditions';
import {
  fromAssignment,
  selectAssignments,
  toStoredAssignment,
  type AssignmentRow,
  type NewAssignment,
  type StoredAssignment,
} from './assignmentRow';

/** Leaves out assignments `a` that a reader may not see. */
type Restrict = (builder: Knex.QueryBuilder) => void;

/** Assignments, and what was decided about them. */
export class AssignmentStore {
  readonly #knex: Knex;
  readonly #changes: EntityChanges;

  constructor(options: { knex: Knex; changes: EntityChanges }) {
    this.#knex = options.knex;
    this.#changes = options.changes;
  }

  async find(
    key: number,
    db: Knex = this.#knex,
  ): Promise<StoredAssignment | undefined> {
    const row: AssignmentRow | undefined = await selectAssignments(db)
      .where('a.id', key)
      .first();
    return row && toStoredAssignment(row);
  }

  /** Oldest first. */
  async findAll(
    keys: readonly number[],
    db: Knex = this.#knex,
  ): Promise<StoredAssignment[]> {
    const found: StoredAssignment[] = [];
    for (const chunk of inChunks(keys)) {
      const rows: AssignmentRow[] = await selectAssignments(db)
        .whereIn('a.id', chunk)
        .orderBy('a.id');
      found.push(...rows.map(toStoredAssignment));
    }
    return found;
  }

  /** Newest proposal first; one row more than the page holds, where there is one. */
  async list(
    query: Pick<AssignmentsQuery, 'state' | 'asOf'> & {
      scopeId?: number;
      liaisonId?: number;
      limit: number;
      after?: InstantCursor;
      now: number;
      restrict?: Restrict;
    },
  ): Promise<AssignmentRow[]> {
    const { scopeId, liaisonId, state, asOf, after, now, restrict } = query;
    return selectAssignments(this.#knex)
      .modify(builder => {
        if (scopeId !== undefined) builder.where('a.scope_id', scopeId);
        if (liaisonId !== undefined) builder.where('a.liaison_id', liaisonId);
        if (state) whereState(builder, state, now);
        if (asOf) whereHolds(builder, asOf);
        if (after) {
          builder.whereRaw('(a.proposed_at, a.id) < (?, ?)', [
            after.at,
            after.id,
          ]);
        }
        restrict?.(builder);
      })
      .orderBy([
        { column: 'a.proposed_at', order: 'desc' },
        { column: 'a.id', order: 'desc' },
      ])
      .limit(query.limit + 1);
  }

  /**
   * Those of some scopes or people, or that wait for an answer since somebody
   * proposed them, that go on; nearest start first.
   */
  async listOpen(
    where: {
      scopeIds?: number[];
      scopeRefs?: string[];
      liaisonId?: number;
      proposedBy?: string;
      restrict?: Restrict;
    },
    now: number,
    db: Knex = this.#knex,
  ): Promise<StoredAssignment[]> {
    const rows: AssignmentRow[] = await selectAssignments(db)
      .modify(builder => {
        const { scopeIds, scopeRefs, liaisonId, proposedBy } = where;
        if (scopeIds) builder.whereIn('a.scope_id', scopeIds);
        if (scopeRefs) builder.whereIn('s.entity_ref', scopeRefs);
        if (proposedBy) {
          builder.where({
            'a.proposed_by': proposedBy,
            'a.decision': 'proposed',
          });
        }
        if (liaisonId !== undefined) builder.where('a.liaison_id', liaisonId);
        whereOpen(builder, now);
        where.restrict?.(builder);
      })
      .orderBy(['a.starts_at', 'a.id']);
    return rows.map(toStoredAssignment);
  }

  /**
   * Those accepted primaries, self-run among them, whose last days have begun:
   * all, or what somebody proposed.
   */
  async listEnding(
    now: number,
    { proposedBy, restrict }: { proposedBy?: string; restrict?: Restrict } = {},
  ): Promise<StoredAssignment[]> {
    const rows: AssignmentRow[] = await selectAssignments(this.#knex)
      .where({ 'a.role': 'primary' })
      .modify(builder => {
        if (proposedBy) builder.where('a.proposed_by', proposedBy);
        whereState(builder, 'ending', now);
        restrict?.(builder);
      })
      .orderBy('a.id');
    return rows.map(toStoredAssignment);
  }

  /** Whatever takes somebody's time on a civil date or later, on the scopes of these people and on these scopes. */
  async listPromised(
    where: { liaisonIds: number[]; scopeIds: number[] },
    from: string,
    db: Knex = this.#knex,
  ): Promise<StoredAssignment[]> {
    const ofPeople: { scope_id: number }[] = await db('assignments')
      .whereIn('liaison_id', where.liaisonIds)
      .distinct('scope_id');
    const scopeIds = ofPeople.map(row => row.scope_id);
    const rows: AssignmentRow[] = await selectAssignments(db)
      .whereIn('a.scope_id', [...scopeIds, ...where.scopeIds])
      .whereNot('a.decision', 'declined')
      .where(reaches('a.ends_on', from))
      .where(reaches('a.closed_on', from))
      .orderBy('a.id');
    return rows.map(toStoredAssignment);
  }

  /**
   * @param assignments - at most one of each scope
   * @returns the keys of the new rows, by key of the scope
   */
  async insert(
    trx: Knex.Transaction,
    assignments: readonly NewAssignment[],
  ): Promise<Map<number, number>> {
    const keys = new Map<number, number>();
    for (const chunk of inChunks(assignments)) {
      const rows = await trx('assignments')
        .insert(chunk.map(each => ({ ...fromAssignment(each), version: 1 })))
        .returning(['id', 'scope_id']);
      for (const row of rows) keys.set(row.scope_id, Number(row.id));
    }
    await this.#changes.add(trx, [...keys.keys()]);
    return keys;
  }

  /**
   * Replaces what is stored and raises the version.
   *
   * @returns whether the version was still the same
   */
  async update(
    trx: Knex.Transaction,
    assignment: StoredAssignment,
  ): Promise<boolean> {
    const updated = await trx('assignments')
      .where({ id: assignment.id, version: assignment.version })
      .update({
        ...fromAssignment(assignment),
        orphaned_from: assignment.orphanedFrom ?? null,
        version: assignment.version + 1,
      });
    if (updated > 0) await this.#changes.add(trx, [assignment.scopeId]);
    return updated > 0;
  }
}
