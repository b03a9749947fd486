import {
  type Sample,
  type ProblemSample,
  rulesOn,
} from './__testUtils__/rulesOn';
import {
  documentOf,
  pushed,
  query,
  ratio,
  withIndicator,
} from './__testUtils__/openSloTexts';

describe('an SLI', () => {
  it.each<Sample>([
    [
      'bad and total of a source that is asked',
      withIndicator({
        ratioMetric: { counter: true, bad: query('bad'), total: query('all') },
      }),
    ],
    [
      'a ratio that was computed before',
      withIndicator({
        ratioMetric: { raw: query('ratio'), rawType: 'success' },
      }),
    ],
    ['an SLI', documentOf('SLI', { description: 'text', ...ratio() })],
  ])('accepts %s without a word, and changes nothing', (_about, json) => {
    expect(rulesOn(json)).toEqual({ document: json, errors: [], warnings: [] });
  });
  it.each<ProblemSample>([
    [
      'neither kind of metric',
      withIndicator({}),
      'spec.indicator.spec: thresholdMetric or ratioMetric is required',
    ],
    [
      'both kinds of metric',
      withIndicator(
        { ...ratio(), thresholdMetric: query('x') },
        { op: 'lt', value: 1 },
      ),
      'spec.indicator.spec.ratioMetric: thresholdMetric and ratioMetric exclude',
    ],
    [
      'good without total',
      withIndicator({ ratioMetric: { counter: true, good: query('x') } }),
      'spec.indicator.spec.ratioMetric: total or raw is required',
    ],
    [
      'total without good or bad',
      withIndicator({ ratioMetric: { counter: true, total: query('x') } }),
      'spec.indicator.spec.ratioMetric: good or bad is required',
    ],
    [
      'good and bad',
      withIndicator({
        ratioMetric: {
          counter: true,
          good: query('x'),
          bad: query('y'),
          total: query('z'),
        },
      }),
      'spec.indicator.spec.ratioMetric.bad: good and bad exclude',
    ],
    [
      'raw without rawType',
      withIndicator({ ratioMetric: { raw: query('x') } }),
      'spec.indicator.spec.ratioMetric.rawType: rawType is required',
    ],
    [
      'raw with good',
      withIndicator({
        ratioMetric: { raw: query('x'), rawType: 'success', good: query('y') },
      }),
      'spec.indicator.spec.ratioMetric.good: raw and good exclude',
    ],
    [
      'rawType without raw',
      withIndicator({
        ratioMetric: {
          counter: true,
          rawType: 'success',
          good: query('x'),
          total: query('y'),
        },
      }),
      'spec.indicator.spec.ratioMetric.rawType: rawType goes with raw only',
    ],
    [
      'counter that is no flag',
      withIndicator({
        ratioMetric: { counter: 'yes', good: query('x'), total: query('y') },
      }),
      'spec.indicator.spec.ratioMetric.counter: must be true or false',
    ],
    [
      'a metric without a source',
      withIndicator({ thresholdMetric: {} }, { op: 'lt', value: 1 }),
      'spec.indicator.spec.thresholdMetric.metricSource: metricSource is required',
    ],
    [
      'a source without type and reference',
      withIndicator(
        { thresholdMetric: { metricSource: { spec: { a: 1 } } } },
        { op: 'lt', value: 1 },
      ),
      'spec.indicator.spec.thresholdMetric.metricSource: type or metricSourceRef is required',
    ],
    [
      'a source that is asked nothing',
      withIndicator(
        { thresholdMetric: { metricSource: { type: 'x', spec: {} } } },
        { op: 'lt', value: 1 },
      ),
      'spec.indicator.spec.thresholdMetric.metricSource.spec: must not be empty',
    ],
    [
      'good pushed as total',
      withIndicator({
        ratioMetric: {
          counter: true,
          good: pushed('total'),
          total: pushed('total'),
        },
      }),
      'spec.indicator.spec.ratioMetric.good.metricSource.spec.series: must be good',
    ],
    [
      'total pushed as good',
      withIndicator({
        ratioMetric: {
          counter: true,
          good: pushed('good'),
          total: pushed('good'),
        },
      }),
      'spec.indicator.spec.ratioMetric.total.metricSource.spec.series: must be total',
    ],
    [
      'counts of two kinds of source',
      withIndicator({
        ratioMetric: {
          counter: true,
          good: query('x'),
          total: pushed('total'),
        },
      }),
      'spec.indicator.spec.ratioMetric.good.metricSource.type: good and total must come from the same',
    ],
  ])('refuses %s', (_about, json, problem) => {
    const { document, errors } = rulesOn(json);
    expect(errors).toEqual([expect.stringContaining(problem)]);
    expect(document).toBeUndefined();
  });
  it.each<ProblemSample>([
    [
      'a missing counter',
      withIndicator({ ratioMetric: { good: query('x'), total: query('y') } }),
      'spec.indicator.spec.ratioMetric.counter: counter is missing',
    ],
  ])('warns about %s', (_about, json, problem) => {
    expect(rulesOn(json)).toEqual({
      document: json,
      errors: [],
      warnings: [expect.stringContaining(problem)],
    });
  });
});
