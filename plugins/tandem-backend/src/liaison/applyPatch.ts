import { ConflictError, InputError } from '@backstage/errors';
import {
  explainRefusal,
  holdsPlace,
  stateOf,
  type AssignmentPatch,
} from '@tandem/backstage-plugin-tandem-common';
import type { FieldChanges } from './AssignmentHistory';
import type { NewAssignment, StoredAssignment } from './assignmentRow';

/**
 * The assignment with its terms changed; `null` clears.
 *
 * @throws ConflictError where it is over, InputError where the terms do not go together
 */
export function applyPatch(
  stored: StoredAssignment,
  patch: AssignmentPatch,
  now: number,
): StoredAssignment {
  const state = stateOf(stored, now);
  if (!holdsPlace(state)) {
    throw new ConflictError(explainRefusal(state, 'end'));
  }
  const { version, ...fields } = patch;
  const given = Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, value ?? undefined]),
  );
  const edited: StoredAssignment = { ...stored, ...given };
  if (edited.endsOn !== undefined && edited.endsOn < edited.startsOn) {
    throw new InputError('endsOn: must not be before startsOn');
  }
  if (stored.pattern === 'self-run') {
    checkSelfRun(edited, fields);
  }
  return edited;
}

function checkSelfRun(
  { purpose }: StoredAssignment,
  { allocation }: Pick<AssignmentPatch, 'allocation'>,
) {
  if (purpose === undefined) {
    throw new InputError(
      'purpose: is required for self-run: say why the team runs it',
    );
  }
  if (allocation !== undefined) {
    throw new InputError('allocation: self-run names no person, leave it out');
  }
}

const COMPARED = [
  'scopeRef',
  'liaisonRef',
  'role',
  'pattern',
  'purpose',
  'exitCriteria',
  'allocation',
  'startsOn',
  'endsOn',
  'timeZone',
  'reviewBy',
  'channel',
  'responsibilities',
  'decision',
  'reason',
  'returnCriteria',
] as const;

/**
 * Before and after of what differs.
 *
 * @param stored - of a proposal nothing: then all it says is new
 */
export function changesOf(
  stored: Partial<NewAssignment>,
  changed: NewAssignment,
): FieldChanges {
  return Object.fromEntries(
    COMPARED.filter(field => stored[field] !== changed[field]).map(field => [
      field,
      { before: stored[field], after: changed[field] },
    ]),
  );
}
