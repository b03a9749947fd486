import type { StoredAssignment } from './assignmentRow';
import { isFollowed, successorOf } from './successorOf';

function primary(id: string, more: Partial<StoredAssignment> = {}) {
  return {
    id,
    scopeRef: 'group:default/red',
    role: 'primary',
    decision: 'accepted',
    startsOn: '2026-01-01',
    timeZone: 'UTC',
    ...more,
  } as StoredAssignment;
}

describe('who follows a primary', () => {
  const ending = primary('1', { endsOn: '2026-03-10' });

  it.each([
    ['2026-03-11', true],
    ['2026-03-12', false],
    ['2026-06-01', false],
  ])('from %s on: at once is %p', (startsOn, isAtOnce) => {
    const open = [ending, primary('2', { startsOn })];
    expect(successorOf(ending, open)?.id).toBe('2');
    expect(isFollowed(ending, open)).toBe(isAtOnce);
  });

  it.each([
    // The last day ends in Honolulu when it is midnight in Auckland, a day on.
    ['Pacific/Honolulu', 'Pacific/Auckland', '2026-03-12', true],
    ['Pacific/Honolulu', 'Pacific/Auckland', '2026-03-13', false],
    ['Pacific/Auckland', 'Pacific/Honolulu', '2026-03-11', true],
    ['Pacific/Auckland', 'Pacific/Honolulu', '2026-03-12', false],
  ])('after %s in %s from %s on: %p', (before, after, startsOn, isAtOnce) => {
    const last = primary('1', { endsOn: '2026-03-10', timeZone: before });
    const next = primary('2', { startsOn, timeZone: after });
    expect(isFollowed(last, [last, next])).toBe(isAtOnce);
  });

  it.each<Partial<StoredAssignment>>([
    { decision: 'declined' },
    { decision: 'paused' },
    { role: 'deputy' },
    { scopeRef: 'group:default/blue' },
    { startsOn: '2026-01-01' },
  ])('not %p', more => {
    const other = primary('2', { startsOn: '2026-03-11', ...more });
    expect(isFollowed(ending, [ending, other])).toBe(false);
  });
});
