import type { PastChange } from './AssignmentHistory';
import { explainStale } from './explainStale';

const by = 'user:default/omar';
const paused: PastChange = { by, action: 'pause', changes: {} };
const edited: PastChange = {
  by,
  action: 'edit',
  changes: { channel: { before: '#ops', after: '#help' } },
};

describe('what is said of an edit that comes too late', () => {
  it.each([
    [
      'all that happened',
      2,
      [edited, paused],
      `${by} changed channel; ${by} paused it`,
    ],
    [
      'the last of many',
      5,
      [edited, paused],
      `3 changes, and last ${by} changed channel; ${by} paused it`,
    ],
    ['one before the last', 2, [paused], `a change, and last ${by} paused it`],
    ['one edit that nobody recorded', 1, [], undefined],
  ])('names %s', (_, versions, since, told) => {
    expect(explainStale(10 + versions, 10, since)).toBe(
      [
        `version: the assignment is at version ${
          10 + versions
        }, the edit is based on 10`,
        ...(told ? [`since then ${told}`] : []),
        'load it again and repeat what still applies',
      ].join('; '),
    );
  });
});
