import {
  type Sample,
  type ProblemSample,
  rulesOn,
} from './__testUtils__/rulesOn';
import {
  query,
  sloJson,
  withIndicator,
  withObjective,
} from './__testUtils__/openSloTexts';

describe('objectives', () => {
  it.each<Sample>([
    [
      'a threshold metric with op and value',
      withIndicator(
        { thresholdMetric: query('p99') },
        { op: 'lt', value: 300 },
      ),
    ],
    [
      'several objectives',
      sloJson({ objectives: [{ target: 0 }, { targetPercent: 99.9 }] }),
    ],
    ['a target of nine decimals', withObjective({ target: 0.999999999 })],
  ])('accepts %s without a word, and changes nothing', (_about, json) => {
    expect(rulesOn(json)).toEqual({ document: json, errors: [], warnings: [] });
  });
  it.each<ProblemSample>([
    [
      'an empty list of objectives',
      sloJson({ objectives: [] }),
      'spec.objectives: must hold at least one',
    ],
    [
      'more than ten objectives',
      sloJson({ objectives: Array(11).fill({ target: 0.9 }) }),
      'spec.objectives: must hold at most 10 objectives',
    ],
    [
      'an objective without a target',
      withObjective({}),
      'spec.objectives[0]: target or targetPercent is required',
    ],
    [
      'both kinds of target',
      withObjective({ target: 0.9, targetPercent: 90 }),
      'spec.objectives[0].targetPercent: target and targetPercent exclude',
    ],
    [
      'a percentage for a ratio',
      withObjective({ target: 99.9 }),
      'spec.objectives[0].target: must be at least 0 and below 1; did you mean 0.999?',
    ],
    [
      'a target of 1',
      withObjective({ target: 1 }),
      'spec.objectives[0].target: must be at least 0 and below 1',
    ],
    [
      'a target below 0',
      withObjective({ target: -0.5 }),
      'spec.objectives[0].target: must be at least 0',
    ],
    [
      'a target of ten decimals',
      withObjective({ target: 0.9999999991 }),
      'spec.objectives[0].target: must have at most nine decimals',
    ],
    [
      'a target in quotes',
      withObjective({ target: '0.999' }),
      'spec.objectives[0].target: must be a number',
    ],
    [
      'a percentage of 100',
      withObjective({ targetPercent: 100 }),
      'spec.objectives[0].targetPercent: must be at least 0 and below 100',
    ],
    [
      'another operator',
      withObjective({ target: 0.9, op: 'eq' }),
      'spec.objectives[0].op: must be lte, gte, lt, gt',
    ],
    [
      'a threshold metric without op',
      withIndicator({ thresholdMetric: query('p99') }, { value: 1 }),
      'spec.objectives[0].op: op is required',
    ],
    [
      'a threshold metric without value',
      withIndicator({ thresholdMetric: query('p99') }, { op: 'lt' }),
      'spec.objectives[0].value: value is required',
    ],
  ])('refuses %s', (_about, json, problem) => {
    const { document, errors } = rulesOn(json);
    expect(errors).toEqual([expect.stringContaining(problem)]);
    expect(document).toBeUndefined();
  });
  it.each<ProblemSample>([
    [
      'op on a ratio',
      withObjective({ target: 0.9, op: 'gt' }),
      'spec.objectives[0].op: op has no effect on a ratio',
    ],
    [
      'value on a ratio',
      withObjective({ target: 0.9, value: 1 }),
      'spec.objectives[0].value: value has no effect on a ratio',
    ],
    [
      'a slice window with Occurrences',
      withObjective({ target: 0.9, timeSliceWindow: '5m' }),
      'spec.objectives[0].timeSliceWindow: timeSliceWindow has no effect',
    ],
  ])('warns about %s', (_about, json, problem) => {
    expect(rulesOn(json)).toEqual({
      document: json,
      errors: [],
      warnings: [expect.stringContaining(problem)],
    });
  });
});
