import {
  holdsPlace,
  PAGE_LIMIT_DEFAULT,
  stateOf,
  type Assignment,
  type AssignmentsQuery,
  type Page,
  type UserSummary,
} from '@tandem/backstage-plugin-tandem-common';
import { toNumber } from '../database/rows';
import { decodeCursor, toPage } from '../http/cursor';
import type { AbsenceReader } from './AbsenceReader';
import { toAssignmentOut } from './assignmentOut';
import { toStoredAssignment, type StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import type { AssignmentWarnings } from './AssignmentWarnings';
import type { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonView } from './LiaisonView';
import { noAssignment, recordKey } from './recordKey';
import type { MayRead } from './refusals';
import { successorOf } from './successorOf';

/**
 * Assignments as they are shown, with their state of now and warnings: to
 * whoever may see everything, or as a view shows them.
 */
export class AssignmentReader {
  readonly #entities: LiaisonEntities;
  readonly #assignments: AssignmentStore;
  readonly #absences: AbsenceReader;
  readonly #warnings: AssignmentWarnings;

  constructor(options: {
    entities: LiaisonEntities;
    assignments: AssignmentStore;
    absences: AbsenceReader;
    warnings: AssignmentWarnings;
  }) {
    this.#entities = options.entities;
    this.#assignments = options.assignments;
    this.#absences = options.absences;
    this.#warnings = options.warnings;
  }

  /**
   * Newest proposal first.
   *
   * @throws NotFoundError for a scope or person the catalog never held
   */
  async list(
    query: AssignmentsQuery,
    view?: LiaisonView,
  ): Promise<Page<Assignment>> {
    const { scopeRef, liaisonRef } = query;
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const now = Date.now();
    const rows = await this.#assignments.list({
      ...query,
      scopeId: await this.#keyOf('scopeRef', scopeRef, view),
      liaisonId: await this.#keyOf('liaisonRef', liaisonRef, view),
      limit,
      after: decodeCursor(query.cursor),
      now,
      restrict: builder => view?.restrict(builder),
    });
    const page = toPage(rows, limit, row => toNumber(row.proposed_at));
    const stored = page.items.map(toStoredAssignment);
    const items = await this.show(stored, now, view);
    return { ...page, items };
  }

  /** @throws NotFoundError */
  async find(id: string): Promise<StoredAssignment> {
    const stored = await this.#assignments.find(recordKey(id));
    if (!stored) throw noAssignment(id);
    return stored;
  }

  /**
   * Also one that the view hides, for who wrote it.
   *
   * @throws NotFoundError
   */
  async get(id: string, view?: LiaisonView): Promise<Assignment> {
    const stored = await this.find(id);
    const mayRead = await view?.readerOn([stored.scopeId]);
    const [shown] = await this.show([stored], Date.now(), view, mayRead);
    return shown;
  }

  /**
   * What a person does and when they are away, without what is over: nearest
   * start first.
   */
  async forUser(userRef: string, view?: LiaisonView): Promise<UserSummary> {
    const { id } = await this.#entities.known('userRef', userRef);
    const now = Date.now();
    const open = await this.#assignments.listOpen(
      { liaisonId: id, restrict: builder => view?.restrict(builder) },
      now,
    );
    const held = open.filter(each => holdsPlace(stateOf(each, now)));
    const [assignments, absences] = await Promise.all([
      this.show(held, now, view),
      this.#absences.ahead(id, now, view),
    ]);
    return { assignments, absences };
  }

  /**
   * As the API answers them at an instant.
   *
   * @param mayRead - which of them the view shows, where it is not all
   */
  async show(
    stored: StoredAssignment[],
    now: number,
    view?: LiaisonView,
    mayRead?: MayRead,
  ): Promise<Assignment[]> {
    if (stored.length === 0) return [];
    const [warnings, rights] = await Promise.all([
      this.#warnings.of(stored, now, { view, mayRead }),
      view?.rights(stored),
    ]);
    return stored.map(each => ({
      ...toAssignmentOut(each, warnings.get(each.id) ?? [], now),
      ...rights?.get(each.id),
    }));
  }

  /** Of primaries, who takes over next, by id of the assignment. */
  async successors(
    assignments: readonly Assignment[],
    now: number,
    view?: LiaisonView,
  ): Promise<Map<string, StoredAssignment>> {
    const primaries = assignments.filter(({ role }) => role === 'primary');
    if (primaries.length === 0) return new Map();
    const scopeRefs = primaries.map(({ scopeRef }) => scopeRef);
    const open = await this.#assignments.listOpen(
      { scopeRefs, restrict: builder => view?.restrict(builder) },
      now,
    );
    return new Map(
      primaries.flatMap(each => {
        const next = successorOf(each, open);
        return next ? [[each.id, next]] : [];
      }),
    );
  }

  async #keyOf(
    field: string,
    entityRef: string | undefined,
    view: LiaisonView | undefined,
  ) {
    return entityRef === undefined
      ? undefined
      : (await this.#entities.known(field, entityRef, view)).id;
  }
}
