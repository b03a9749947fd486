import type { NewAssignment, StoredAssignment } from './assignmentRow';

/** Who left the catalog and comes back has their assignments as they were. */
export function ifBack(
  assignment: NewAssignment & Pick<Partial<StoredAssignment>, 'orphanedFrom'>,
  liaisonRef: string,
): NewAssignment {
  const { decision, orphanedFrom = 'accepted' } = assignment;
  return decision === 'orphaned' && assignment.liaisonRef === liaisonRef
    ? { ...assignment, decision: orphanedFrom }
    : assignment;
}
