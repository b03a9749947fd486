import type { Knex } from 'knex';
import { inChunks, toOptional } from '../database/rows';
import type { AssignmentAction } from './AssignmentHistory';

/** That a scope belongs to somebody else than when its assignment was last saved. */
export interface OwnerChange {
  formerRef: string;
  /** Absent where nobody owns it now. */
  ownerRef?: string;
}

/** What nobody decided. */
const BY_THE_CATALOG: AssignmentAction[] = ['orphan', 'restore', 'rebind'];

/**
 * Of these assignments, those whose scope changed hands since a person last
 * saved them, by id. An owner that was only renamed is the same.
 */
export async function ownerChanges(
  db: Knex,
  assignmentIds: string[],
): Promise<Map<string, OwnerChange>> {
  const changes = new Map<string, OwnerChange>();
  const lastSave = () =>
    db('history as h')
      .where('h.subject_kind', 'assignment')
      .whereRaw('h.subject_id = cast(a.id as text)')
      .whereNotIn('h.action', BY_THE_CATALOG)
      .max('h.at');
  for (const chunk of inChunks(assignmentIds)) {
    const rows = await db('assignments as a')
      .join('catalog_entities as s', 's.id', 'a.scope_id')
      .join('entity_owners as o', 'o.entity_id', 's.id')
      .leftJoin('catalog_entities as f', 'f.entity_ref', 'o.owner_ref')
      .leftJoin('catalog_entities as n', 'n.entity_ref', 's.owner_ref')
      .whereIn('a.id', chunk)
      .where('s.in_catalog', true)
      .where('o.from_at', '<=', lastSave())
      .where('o.until_at', '>', lastSave())
      .select(
        'a.id',
        'o.owner_ref as former_ref',
        's.owner_ref',
        'f.uid as former_uid',
        'n.uid',
      );
    for (const row of rows) {
      const isSame =
        row.former_ref === row.owner_ref ||
        (row.uid !== null && row.former_uid === row.uid);
      if (!isSame) {
        changes.set(String(row.id), {
          formerRef: row.former_ref,
          ownerRef: toOptional(row.owner_ref),
        });
      }
    }
  }
  return changes;
}
