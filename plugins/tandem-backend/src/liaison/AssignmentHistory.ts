import type { AssignmentTransition } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { HistoryStore } from '../history/HistoryStore';
import type { NewAssignment } from './assignmentRow';

/** What was done to an assignment; the last three by the catalog. */
export type AssignmentAction =
  | 'propose'
  | 'edit'
  | 'confirm'
  | AssignmentTransition
  | 'orphan'
  | 'restore'
  | 'rebind';

/** Before and after of each field that changed. */
export type FieldChanges = Record<
  string,
  { before?: unknown; after?: unknown }
>;

/** One change of an assignment. */
export interface AssignmentChange {
  assignmentId: string;
  /** As it is after the change. */
  assignment: Pick<
    NewAssignment,
    'scopeId' | 'liaisonRef' | 'role' | 'pattern'
  >;
  /** The version it led to. */
  version: number;
  /** Epoch milliseconds. */
  at: number;
  by: string;
  action: AssignmentAction;
  reason?: string;
  changes: FieldChanges;
}

/** More than these nobody reads in an error. */
const SINCE_LIMIT = 10;

/** What happened to an assignment, as far as an edit has to know. */
export type PastChange = Pick<AssignmentChange, 'by' | 'action' | 'changes'>;

/** Records who changed what about assignments. */
export class AssignmentHistory {
  readonly #history: HistoryStore;

  constructor(history: HistoryStore) {
    this.#history = history;
  }

  async add(
    trx: Knex.Transaction,
    ...added: AssignmentChange[]
  ): Promise<void> {
    await this.#history.add(
      trx,
      ...added.map(({ assignmentId, assignment, changes, ...rest }) => ({
        ...rest,
        subject: {
          kind: 'assignment' as const,
          id: assignmentId,
          title: titleOf(assignment),
        },
        entityId: assignment.scopeId,
        changes: Object.entries(changes).map(([field, change]) => ({
          field,
          ...change,
        })),
      })),
    );
  }

  /** The last changes since a version, oldest first. */
  async since(
    db: Knex,
    assignmentId: string,
    version: number,
  ): Promise<PastChange[]> {
    const subject = { kind: 'assignment' as const, id: assignmentId };
    const entries = await this.#history.since(
      db,
      subject,
      version,
      SINCE_LIMIT,
    );
    return entries.map(({ by, action, changes }) => ({
      by,
      action: action as AssignmentAction,
      changes: Object.fromEntries(
        changes.map(({ field, ...change }) => [field, change]),
      ),
    }));
  }
}

/** `user:default/dana as primary`; the scope stands beside it. */
function titleOf({
  liaisonRef,
  role,
  pattern,
}: AssignmentChange['assignment']): string {
  return liaisonRef === undefined ? pattern : `${liaisonRef} as ${role}`;
}
