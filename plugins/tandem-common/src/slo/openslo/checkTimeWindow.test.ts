import {
  type Sample,
  type ProblemSample,
  rulesOn,
} from './__testUtils__/rulesOn';
import { sloJson, withWindow } from './__testUtils__/openSloTexts';

describe('a time window', () => {
  it.each<Sample>([
    ['the shortest window', withWindow({ duration: '1h', isRolling: true })],
    ['the longest window', withWindow({ duration: '550d', isRolling: true })],
  ])('accepts %s without a word, and changes nothing', (_about, json) => {
    expect(rulesOn(json)).toEqual({ document: json, errors: [], warnings: [] });
  });
  it.each<ProblemSample>([
    [
      'no window',
      sloJson({ timeWindow: undefined }),
      'spec.timeWindow: timeWindow is required',
    ],
    [
      'an empty list of windows',
      sloJson({ timeWindow: [] }),
      'spec.timeWindow: must hold exactly one window',
    ],
    [
      'a window that is no list',
      sloJson({ timeWindow: { duration: '30d' } }),
      'spec.timeWindow: must be a list',
    ],
    [
      'a window neither rolling nor of a calendar',
      withWindow({ duration: '30d' }),
      'spec.timeWindow[0].isRolling: isRolling: true or calendar is required',
    ],
    [
      'a window both rolling and of a calendar',
      withWindow({ duration: '30d', isRolling: true, calendar: {} }),
      'spec.timeWindow[0].calendar: isRolling: true and calendar exclude',
    ],
    [
      'a window without a length',
      withWindow({ isRolling: true }),
      'spec.timeWindow[0].duration: duration is required',
    ],
    [
      'a length that is no duration',
      withWindow({ duration: '30 days', isRolling: true }),
      'spec.timeWindow[0].duration: must be a whole number and a unit',
    ],
    [
      'a window below an hour',
      withWindow({ duration: '59m', isRolling: true }),
      'spec.timeWindow[0].duration: must be at least 1h',
    ],
    [
      'a window above 550 days',
      withWindow({ duration: '551d', isRolling: true }),
      'spec.timeWindow[0].duration: must be at most 550d',
    ],
    [
      'a window of two years',
      withWindow({ duration: '2Y', isRolling: true }),
      'spec.timeWindow[0].duration: must be at most 550d',
    ],
  ])('refuses %s', (_about, json, problem) => {
    const { document, errors } = rulesOn(json);
    expect(errors).toEqual([expect.stringContaining(problem)]);
    expect(document).toBeUndefined();
  });
});
