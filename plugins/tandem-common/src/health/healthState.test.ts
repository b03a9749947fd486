import { queueState, taskState, worstState } from './healthState';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('taskState', () => {
  it.each([
    ['a run just now', { every: 15 * SECOND, ago: 0, failures: 0 }, 'ok'],
    [
      'two minutes of silence',
      { every: 15 * SECOND, ago: 2 * MINUTE, failures: 0 },
      'ok',
    ],
    [
      'more than that',
      { every: 15 * SECOND, ago: 2 * MINUTE + 1, failures: 0 },
      'behind',
    ],
    [
      'three turns of an hour',
      { every: 60 * MINUTE, ago: 180 * MINUTE, failures: 0 },
      'ok',
    ],
    [
      'a fourth turn missed',
      { every: 60 * MINUTE, ago: 180 * MINUTE + 1, failures: 0 },
      'behind',
    ],
    [
      'a run that broke off',
      { every: 15 * SECOND, ago: 0, failures: 1 },
      'failing',
    ],
  ])('after %s', (_, { every, ago, failures }, expected) => {
    expect(
      taskState(
        { everyMillis: every, lastSeenAt: NOW - ago, failuresInARow: failures },
        NOW,
      ),
    ).toBe(expected);
  });
});

describe('queueState', () => {
  it.each([
    ['nothing waits', undefined, 'ok'],
    ['it waits for five minutes', NOW - 5 * MINUTE, 'ok'],
    ['it waits for longer', NOW - 5 * MINUTE - 1, 'behind'],
  ])('where %s', (_, oldestAt, expected) => {
    expect(queueState(oldestAt, NOW)).toBe(expected);
  });
});

describe('worstState', () => {
  it('is that of the worst', () => {
    expect(worstState(['ok', 'failing', 'behind'])).toBe('failing');
    expect(worstState(['ok', 'behind'])).toBe('behind');
    expect(worstState([])).toBe('ok');
  });
});
