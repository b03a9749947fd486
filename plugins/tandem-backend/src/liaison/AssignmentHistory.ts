import type { AssignmentTransition } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks } from '../database/rows';

/** What was done to an assignment; the last three by the catalog. */
export type AssignmentAction =
  | 'propose'
  | 'edit'
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
  /** The version it led to. */
  version: number;
  /** Epoch milliseconds. */
  at: number;
  by: string;
  action: AssignmentAction;
  changes: FieldChanges;
}

/** Who changed what; entries are only added. */
export class AssignmentHistory {
  async add(
    trx: Knex.Transaction,
    ...added: AssignmentChange[]
  ): Promise<void> {
    for (const chunk of inChunks(added)) {
      await trx('assignment_history').insert(
        chunk.map(({ assignmentId, changes, ...rest }) => ({
          ...rest,
          assignment_id: assignmentId,
          changes: JSON.stringify(changes),
        })),
      );
    }
  }

  /** What happened since a version, oldest first. */
  async since(
    db: Knex,
    assignmentId: string,
    version: number,
  ): Promise<AssignmentChange[]> {
    const rows = await db('assignment_history')
      .where('assignment_id', assignmentId)
      .where('version', '>', version)
      .orderBy('id')
      .select('*');
    return rows.map(row => ({
      assignmentId,
      version: row.version,
      at: Number(row.at),
      by: row.by,
      action: row.action,
      changes: JSON.parse(row.changes),
    }));
  }
}
