import type { StoredAssignment } from './assignmentRow';

/**
 * Who takes over after a primary, as accepted or proposed.
 *
 * @param open - what goes on on the scope, nearest start first
 */
export function successorOf(
  {
    id,
    scopeRef,
    startsOn,
  }: Pick<StoredAssignment, 'id' | 'scopeRef' | 'startsOn'>,
  open: readonly StoredAssignment[],
): StoredAssignment | undefined {
  return open.find(
    other =>
      other.id !== id &&
      other.scopeRef === scopeRef &&
      other.role === 'primary' &&
      (other.decision === 'accepted' || other.decision === 'proposed') &&
      other.startsOn > startsOn,
  );
}
