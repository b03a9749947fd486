import { parseOpenSlo } from './parseOpenSlo';

const V1ALPHA_RATIO = `apiVersion: openslo/v1alpha
kind: SLO
metadata:
  name: ratio
  displayName: Ratio
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindows:
    - unit: Day
      count: 28
      isRolling: true
  objectives:
    - displayName: painful
      target: 0.98
      ratioMetrics:
        incremental: true
        good:
          source: prometheus
          queryType: promql
          query: good_total
        total:
          source: prometheus
          queryType: promql
          query: all_total
`;

const V1ALPHA_THRESHOLD = `apiVersion: openslo/v1alpha
kind: SLO
metadata:
  name: latency
spec:
  service: shop
  budgetingMethod: Occurrences
  indicator:
    thresholdMetric:
      source: prometheus
      queryType: promql
      query: latency
  timeWindows:
    - unit: Week
      count: 2
      isRolling: true
  objectives:
    - op: lt
      value: 2000
      target: 0.99
`;

const V2ALPHA = `apiVersion: openslo.com/v2alpha
kind: SLO
metadata:
  name: web
  labels:
    env: prod
spec:
  serviceRef: shop
  sli:
    metadata:
      name: web-ratio
    spec:
      ratioMetric:
        counter: true
        good:
          dataSourceRef: my-prometheus
          spec:
            query: good_total
        total:
          dataSourceSpec:
            type: Prometheus
            connectionDetails: { url: http://somewhere }
          spec:
            query: all_total
  timeWindow:
    - duration: 1w
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.995
`;

function errorsOf(text: string): string[] {
  return parseOpenSlo(text).flatMap(({ errors }) =>
    errors.map(
      ({ path, line, column, message }) =>
        `${path} ${line}:${column} ${message}`,
    ),
  );
}

describe('older versions of OpenSLO', () => {
  it('a ratio of v1alpha becomes the indicator of v1, with a word about it', () => {
    const [{ document, errors, warnings }] = parseOpenSlo(V1ALPHA_RATIO);
    expect(errors).toEqual([]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'openslo/v1alpha is converted to openslo/v1',
    ]);
    const metric = (query: string) => ({
      metricSource: {
        type: 'prometheus',
        spec: { queryType: 'promql', query },
      },
    });
    expect(document).toEqual({
      apiVersion: 'openslo/v1',
      kind: 'SLO',
      metadata: { name: 'ratio', displayName: 'Ratio' },
      spec: {
        service: 'shop',
        budgetingMethod: 'Occurrences',
        indicator: {
          metadata: { name: 'ratio' },
          spec: {
            ratioMetric: {
              counter: true,
              good: metric('good_total'),
              total: metric('all_total'),
            },
          },
        },
        timeWindow: [{ duration: '28d', isRolling: true }],
        objectives: [{ displayName: 'painful', target: 0.98 }],
      },
    });
  });

  it('a threshold metric of v1alpha becomes one of v1', () => {
    const [{ document, errors }] = parseOpenSlo(V1ALPHA_THRESHOLD);
    expect(errors).toEqual([]);
    expect(document?.spec).toMatchObject({
      indicator: {
        metadata: { name: 'latency' },
        spec: {
          thresholdMetric: {
            metricSource: {
              type: 'prometheus',
              spec: { queryType: 'promql', query: 'latency' },
            },
          },
        },
      },
      timeWindow: [{ duration: '2w', isRolling: true }],
      objectives: [{ op: 'lt', value: 2000, target: 0.99 }],
    });
  });

  it.each([
    ['Second', 7200, '120m'],
    ['Day', 1, '1d'],
    ['Week', 4, '4w'],
    ['Month', 1, '1M'],
    ['Quarter', 1, '1Q'],
  ])(
    'a window of v1alpha in units of a %s keeps its length',
    (unit, count, duration) => {
      const text = V1ALPHA_RATIO.replace('Day', unit).replace('28', `${count}`);
      const [{ document }] = parseOpenSlo(text);
      expect(document?.spec.timeWindow).toEqual([
        { duration, isRolling: true },
      ]);
    },
  );

  it.each([
    [
      'a unit',
      'unit: Day',
      'unit: Fortnight',
      'spec.timeWindows[0].unit 10:13',
    ],
    ['a target', '0.98', '98', 'spec.objectives[0].target 15:15'],
    [
      'a missing source',
      '          source: prometheus\n',
      '',
      'spec.objectives[0].ratioMetrics.good 19:11',
    ],
    [
      'an unknown field',
      'incremental: true',
      'increasing: true',
      'spec.objectives[0].ratioMetrics.increasing 17:9',
    ],
    ['a kind', 'kind: SLO', 'kind: SLI', 'kind 2:7 openslo/v1alpha knows'],
  ])(
    '%s of v1alpha is refused where it is written',
    (_what, from, to, error) => {
      expect(errorsOf(V1ALPHA_RATIO.replace(from, to))).toEqual(
        expect.arrayContaining([expect.stringContaining(error)]),
      );
    },
  );

  it('objectives of v1alpha with metrics of their own are refused', () => {
    const text = `${V1ALPHA_RATIO}    - target: 0.9\n`;
    expect(errorsOf(text)[0]).toContain('the same ratioMetrics');
  });

  it('a document of v2alpha becomes one of v1, without the address in it', () => {
    const [{ document, errors, warnings }] = parseOpenSlo(V2ALPHA);
    expect(errors).toEqual([]);
    expect(warnings.map(({ path, line }) => [path, line])).toEqual([
      ['apiVersion', 1],
      ['spec.sli.spec.ratioMetric.total.dataSourceSpec', 21],
    ]);
    expect(document?.spec).toMatchObject({
      service: 'shop',
      indicator: {
        metadata: { name: 'web-ratio' },
        spec: {
          ratioMetric: {
            good: {
              metricSource: {
                metricSourceRef: 'my-prometheus',
                spec: { query: 'good_total' },
              },
            },
            total: {
              metricSource: {
                type: 'Prometheus',
                spec: { query: 'all_total' },
              },
            },
          },
        },
      },
    });
    expect(JSON.stringify(document)).not.toContain('somewhere');
  });

  it('a named indicator of v2alpha stays one', () => {
    const text = V2ALPHA.replace(
      / {2}sli:[\s\S]*(?= {2}timeWindow)/,
      '  sliRef: web\n',
    );
    expect(parseOpenSlo(text)[0].document?.spec.indicatorRef).toBe('web');
  });

  it('an SLI of v2alpha becomes one of v1', () => {
    const [{ document }] = parseOpenSlo(`apiVersion: openslo.com/v2alpha
kind: SLI
metadata: { name: raw }
spec:
  ratioMetric:
    rawType: success
    raw: { dataSourceRef: here, spec: { query: x } }
`);
    expect(document?.spec.ratioMetric).toEqual({
      rawType: 'success',
      raw: { metricSource: { metricSourceRef: 'here', spec: { query: 'x' } } },
    });
  });

  it.each([
    [
      'a display name',
      '  name: web\n',
      '  name: web\n  displayName: Web\n',
      'metadata.displayName 5:3',
    ],
    [
      'a field of v1',
      'dataSourceRef: my-prometheus',
      'metricSource: {}',
      'good.spec 17:11 unknown field',
    ],
    [
      'a wrong reference',
      'dataSourceRef: my-prometheus',
      'dataSourceRef: My',
      'spec.sli.spec.ratioMetric.good.dataSourceRef 16:26',
    ],
  ])(
    '%s of v2alpha is refused where it is written',
    (_what, from, to, error) => {
      expect(errorsOf(V2ALPHA.replace(from, to))).toEqual(
        expect.arrayContaining([expect.stringContaining(error)]),
      );
    },
  );
});
