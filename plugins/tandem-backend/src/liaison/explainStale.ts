import type { AssignmentAction, PastChange } from './AssignmentHistory';

const DONE: Record<Exclude<AssignmentAction, 'edit'>, string> = {
  propose: 'proposed it',
  confirm: 'confirmed it',
  accept: 'accepted it',
  decline: 'declined it',
  pause: 'paused it',
  resume: 'resumed it',
  end: 'ended it',
  'hand-back': 'handed it back',
  orphan: 'found that its liaison left the catalog',
  restore: 'found its liaison in the catalog again',
  rebind: 'found that it was renamed in the catalog',
};

/**
 * What happened since the version that an edit is based on, for a person.
 *
 * @param since - the last changes, oldest first
 */
export function explainStale(
  current: number,
  given: number,
  since: PastChange[],
): string {
  const what = since.map(({ by, action, changes }) =>
    action === 'edit'
      ? `${by} changed ${Object.keys(changes).join(', ') || 'nothing'}`
      : `${by} ${DONE[action]}`,
  );
  const earlier = current - given - since.length;
  return [
    `version: the assignment is at version ${current}, the edit is based on ${given}`,
    ...(what.length > 0
      ? [`since then ${earlierChanges(earlier)}${what.join('; ')}`]
      : []),
    'load it again and repeat what still applies',
  ].join('; ');
}

function earlierChanges(count: number): string {
  if (count <= 0) return '';
  return count === 1 ? 'a change, and last ' : `${count} changes, and last `;
}
