import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  deputyIsPrimary,
  placeConflicts,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { AbsenceStore } from './AbsenceStore';
import { isOpen, whereOpen } from './assignmentConditions';
import type { AssignmentHistory, AssignmentAction } from './AssignmentHistory';
import { changesOf } from './applyPatch';
import {
  selectAssignments,
  toStoredAssignment,
  type AssignmentRow,
  type StoredAssignment,
} from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import { lockLiaisons } from './lockLiaisons';

/** Providers of the catalog flap; who is gone for longer has left. */
export const GRACE_MILLIS = 24 * 60 * 60_000;
/** So many assignments or renamed entities a step takes on. */
const STEP_LIMIT = 100;
/** Who did it, as history shows it. */
const CATALOG = 'catalog';

/** An entity that goes on under another row of the projection. */
interface Renamed {
  from: number;
  to: number;
}

/**
 * Lets assignments follow the catalog: renamed people and scopes take them
 * along, those of people who left are orphaned, and come back with them.
 * Dates need none of this.
 */
export class CatalogFollower {
  readonly #knex: Knex;
  readonly #assignments: AssignmentStore;
  readonly #absences: AbsenceStore;
  readonly #history: AssignmentHistory;
  readonly #logger: LoggerService;
  readonly #warned = new Set<string>();
  /** The last renamed that was looked at; those that cannot follow must not keep others from it. */
  #lookedAt: Renamed | undefined;

  constructor(options: {
    knex: Knex;
    assignments: AssignmentStore;
    absences: AbsenceStore;
    history: AssignmentHistory;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#assignments = options.assignments;
    this.#absences = options.absences;
    this.#history = options.history;
    this.#logger = options.logger;
  }

  /** @returns how much there was to do; running it again does no harm */
  async step(): Promise<number> {
    const now = Date.now();
    let done = await this.#followRenamed(now);
    for (const assignment of await this.#findReturned()) {
      const decision = assignment.orphanedFrom ?? 'accepted';
      const restored = { ...assignment, decision, orphanedFrom: undefined };
      done += await this.#save('restore', assignment, restored, now);
    }
    for (const assignment of await this.#findLeft(now)) {
      const orphaned: StoredAssignment = {
        ...assignment,
        decision: 'orphaned',
        orphanedFrom: assignment.decision,
      };
      done += await this.#save('orphan', assignment, orphaned, now);
    }
    return done;
  }

  /** @returns all that were looked at where there are more, else how much was moved */
  async #followRenamed(now: number): Promise<number> {
    const page = await this.#findRenamed(this.#lookedAt);
    let moved = 0;
    for (const renamed of page) moved += await this.#rebind(renamed, now);
    const isLast = page.length < STEP_LIMIT;
    this.#lookedAt = isLast ? undefined : page[page.length - 1];
    return isLast ? moved : page.length;
  }

  /** People and scopes that are in the catalog under another reference now. */
  async #findRenamed(after?: Renamed): Promise<Renamed[]> {
    const knex = this.#knex;
    const named = knex('assignments')
      .select('scope_id as id')
      .union([
        knex('assignments').whereNotNull('liaison_id').select('liaison_id'),
        knex('absences').select('user_id'),
      ]);
    const gone = () =>
      knex('catalog_entities as old')
        .where('old.in_catalog', false)
        .whereIn('old.id', named.clone())
        .where('new.in_catalog', true)
        .whereRaw('new.kind = old.kind and new.id <> old.id')
        .select('old.id as from', 'new.id as to');
    const sameUid = gone().join(
      'catalog_entities as new',
      'new.uid',
      'old.uid',
    );
    const declared = gone()
      .join('entity_aliases as alias', 'alias.alias_ref', 'old.entity_ref')
      .join('catalog_entities as new', 'new.id', 'alias.entity_id');
    return knex
      .from(sameUid.union(declared).as('renamed'))
      .modify(rows => {
        if (!after) return;
        rows
          .where('from', '>', after.from)
          .orWhere(same =>
            same.where('from', after.from).where('to', '>', after.to),
          );
      })
      .orderBy(['from', 'to'])
      .limit(STEP_LIMIT)
      .select('from', 'to');
  }

  async #rebind({ from, to }: Renamed, now: number): Promise<number> {
    return this.#knex.transaction(async trx => {
      await lockLiaisons(trx, { people: [from, to], scopes: [from, to] });
      const newRef = await refOf(trx, to);
      const taken = await this.#assignments.listOpen(
        { scopeIds: [to] },
        now,
        trx,
      );
      let moved = await this.#absences.move(trx, { from, to });
      const rows: AssignmentRow[] = await selectAssignments(trx).where(either =>
        either.where('a.scope_id', from).orWhere('a.liaison_id', from),
      );
      for (const assignment of rows.map(toStoredAssignment)) {
        const rebound = rebind(assignment, { from, to }, newRef);
        if (isInTheWay(rebound, taken, now)) {
          this.#warnOnce(
            `Assignment ${assignment.id} of ${assignment.scopeRef} could not follow to the new name of its scope: the place is taken there`,
          );
          continue;
        }
        moved += await this.#save('rebind', assignment, rebound, now, trx);
      }
      return moved;
    });
  }

  /** Who cannot follow is looked at each minute; once is enough. */
  #warnOnce(text: string) {
    if (this.#warned.has(text)) return;
    this.#warned.add(text);
    this.#logger.warn(text);
  }

  async #findLeft(now: number): Promise<StoredAssignment[]> {
    const rows: AssignmentRow[] = await selectAssignments(this.#knex)
      .modify(whereOpen, now)
      .whereNot('a.decision', 'orphaned')
      .where('p.in_catalog', false)
      .where('p.removed_at', '<=', now - GRACE_MILLIS)
      .orderBy('a.id')
      .limit(STEP_LIMIT);
    return rows.map(toStoredAssignment);
  }

  async #findReturned(): Promise<StoredAssignment[]> {
    const rows: AssignmentRow[] = await selectAssignments(this.#knex)
      .where({ 'a.decision': 'orphaned', 'p.in_catalog': true })
      .orderBy('a.id')
      .limit(STEP_LIMIT);
    return rows.map(toStoredAssignment);
  }

  /** What somebody changed meanwhile is left to the next run. */
  async #save(
    action: AssignmentAction,
    before: StoredAssignment,
    after: StoredAssignment,
    now: number,
    running?: Knex.Transaction,
  ): Promise<number> {
    if (!running) {
      return this.#knex.transaction(trx =>
        this.#save(action, before, after, now, trx),
      );
    }
    if (!(await this.#assignments.update(running, after))) return 0;
    await this.#history.add(running, {
      assignmentId: before.id,
      assignment: after,
      version: before.version + 1,
      at: now,
      by: CATALOG,
      action,
      changes: changesOf(before, after),
    });
    return 1;
  }
}

async function refOf(trx: Knex.Transaction, key: number): Promise<string> {
  const row = await trx('catalog_entities')
    .where('id', key)
    .first('entity_ref');
  return row.entity_ref;
}

function rebind(
  assignment: StoredAssignment,
  { from, to }: Renamed,
  newRef: string,
): StoredAssignment {
  return {
    ...assignment,
    ...(assignment.scopeId === from && { scopeId: to, scopeRef: newRef }),
    ...(assignment.liaisonId === from && { liaisonId: to, liaisonRef: newRef }),
  };
}

function isInTheWay(
  assignment: StoredAssignment,
  taken: StoredAssignment[],
  now: number,
): boolean {
  return (
    isOpen(assignment.decision) &&
    (placeConflicts(assignment, taken, now).length > 0 ||
      deputyIsPrimary(assignment, taken, now) !== undefined)
  );
}
