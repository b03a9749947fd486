import {
  addDays,
  endInstant,
  startInstant,
} from '@tandem/backstage-plugin-tandem-common';
import type { StoredAssignment } from './assignmentRow';

/**
 * Who takes over after a primary, as accepted or proposed; also where days lie
 * between that nobody is there for.
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

/**
 * Whether somebody takes over from a primary without a day between them, as
 * accepted or proposed.
 *
 * @param open - see `successorOf`
 */
export function isFollowed(
  ending: StoredAssignment,
  open: readonly StoredAssignment[],
): boolean {
  const next = successorOf(ending, open);
  return (
    ending.endsOn !== undefined &&
    next !== undefined &&
    startsAtOnce(next, { endsOn: ending.endsOn, timeZone: ending.timeZone })
  );
}

/** On the next day, or on the first that is free in a time zone further east. */
function startsAtOnce(
  { startsOn, timeZone }: StoredAssignment,
  last: { endsOn: string; timeZone: string },
): boolean {
  return (
    startsOn <= addDays(last.endsOn, 1) ||
    startInstant(addDays(startsOn, -1), timeZone) <
      endInstant(last.endsOn, last.timeZone)
  );
}
