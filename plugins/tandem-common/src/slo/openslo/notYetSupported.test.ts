import { type ProblemSample, rulesOn } from './__testUtils__/rulesOn';
import {
  pushed,
  sloJson,
  withIndicator,
  withObjective,
  withWindow,
} from './__testUtils__/openSloTexts';

describe('what is not yet supported', () => {
  it.each<ProblemSample>([
    [
      'Timeslices',
      sloJson({
        budgetingMethod: 'Timeslices',
        objectives: [
          { target: 0.9, timeSliceTarget: 0.9, timeSliceWindow: '5m' },
        ],
      }),
      'spec.budgetingMethod: Timeslices is not yet supported; use Occurrences for now',
    ],
    [
      'RatioTimeslices',
      sloJson({
        budgetingMethod: 'RatioTimeslices',
        objectives: [{ target: 0.9, timeSliceWindow: 5 }],
      }),
      'spec.budgetingMethod: RatioTimeslices is not yet supported; use Occurrences for now',
    ],
    [
      'a calendar window',
      withWindow({
        duration: '1M',
        calendar: {
          startTime: '2026-01-31 12:00:00',
          timeZone: 'Europe/Berlin',
        },
      }),
      'spec.timeWindow[0].calendar: calendar windows are not yet supported',
    ],
    [
      'a pushed threshold metric',
      withIndicator(
        { thresholdMetric: pushed('good') },
        { op: 'lt', value: 1 },
      ),
      'spec.indicator.spec.thresholdMetric.metricSource.type: push with thresholdMetric is not yet supported',
    ],
    [
      'a pushed raw ratio',
      withIndicator({
        ratioMetric: { raw: pushed('good'), rawType: 'success' },
      }),
      'spec.indicator.spec.ratioMetric.raw.metricSource.type: push with raw is not yet supported',
    ],
    [
      'pushed bad events',
      withIndicator({
        ratioMetric: {
          counter: true,
          bad: pushed('bad'),
          total: pushed('total'),
        },
      }),
      'spec.indicator.spec.ratioMetric.bad.metricSource.type: push with bad is not yet supported',
    ],
    [
      'an objective with an indicator of its own',
      withObjective({ target: 0.9, indicatorRef: 'x' }),
      'spec.objectives[0].indicatorRef: composite objectives are not yet supported',
    ],
  ])('refuses %s', (_about, json, problem) => {
    const { document, errors } = rulesOn(json);
    expect(errors).toEqual([expect.stringContaining(problem)]);
    expect(document).toBeUndefined();
  });
});
