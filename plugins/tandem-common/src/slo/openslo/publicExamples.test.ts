import { parseOpenSlo } from './parseOpenSlo';

/** Kind, name and errors of each document of a text. */
function readingOf(text: string) {
  return parseOpenSlo(text).map(({ line, kind, name, errors, warnings }) => ({
    line,
    document: `${kind} ${name}`,
    errors: errors.map(error => `${error.path} ${error.line}:${error.column}`),
    warnings: warnings.map(({ path }) => path),
  }));
}

describe('documents as they are found in public', () => {
  it('a threshold SLO with comments, odd quoting and an empty list is read', () => {
    const text = `# Searching in an online shop.
apiVersion: openslo/v1
kind: SLO
metadata:
  name: search-slo
  displayName: Searching time
spec:
  service: web-shop
  indicator:
    metadata:
      name: search-latency
    spec:
      thresholdMetric:
        metricSource:
          type: Any # Any service with needed metrics.
          spec: # Fields necessary to query the service.
            query: Any
  timeWindow:
    - duration: 2w # Two weeks is a good choice in most cases.
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - op: lt
      value: 500
      target: 0.99
  alertPolicies: # You should have something in here.
`;
    expect(readingOf(text)).toEqual([
      {
        line: 2,
        document: 'SLO search-slo',
        errors: [],
        warnings: ['spec.alertPolicies'],
      },
    ]);
  });

  it('slices, calendar windows and op on a ratio are told apart', () => {
    const text = `apiVersion: openslo/v1
kind: SLO
metadata: { name: service-availability }
spec:
  service: web-availability
  indicator:
    metadata: { name: web-availability }
    spec:
      ratioMetric:
        good: { metricSource: { type: Any, spec: { query: Any } } }
        total: { metricSource: { type: Any, spec: { query: Any } } }
  timeWindow:
    - duration: 1w
      isRolling: false
      calendar:
        startTime: 2022-01-01 12:00:00
        timeZone: America/New_York
  budgetingMethod: Timeslices
  objectives:
    - op: gt
      target: 0.9995
      timeSliceTarget: 0.95
      timeSliceWindow: 1m
`;
    expect(readingOf(text)).toEqual([
      {
        line: 1,
        document: 'SLO service-availability',
        errors: [
          'spec.timeWindow[0].calendar 16:9',
          'spec.budgetingMethod 18:20',
        ],
        warnings: [
          'spec.indicator.spec.ratioMetric.counter',
          'spec.objectives[0].op',
        ],
      },
    ]);
  });

  it('names with spaces are refused in every version', () => {
    const versions = ['openslo/v1', 'openslo/v1alpha', 'openslo.com/v2alpha'];
    for (const version of versions) {
      const text = `- apiVersion: ${version}
  kind: Service
  metadata:
    name: example service
`;
      expect(readingOf(text)[0].errors).toEqual(['metadata.name 4:11']);
    }
  });

  it('an unknown field is found beside a wrong name', () => {
    const text = `apiVersion: openslo/v1
kind: Service
metadata:
  name: my-rad service
spec:
  markdown: This is a great description.
`;
    expect(readingOf(text)[0].errors).toEqual([
      'metadata.name 4:9',
      'spec.markdown 6:3',
    ]);
  });

  it('lists and documents of one text are read in order', () => {
    const text = `- apiVersion: openslo/v1
  metadata:
    name: example-service
    labels:
      team:
        - team-a
        - team-b
  kind: Service
- apiVersion: openslo/v1alpha
  kind: Service
  metadata:
    name: this
---
apiVersion: foo
kind: Service
metadata:
  name: my-rad-service
`;
    expect(readingOf(text)).toEqual([
      {
        line: 1,
        document: 'Service example-service',
        errors: [],
        warnings: [],
      },
      {
        line: 9,
        document: 'Service this',
        errors: [],
        warnings: ['apiVersion'],
      },
      {
        line: 14,
        document: 'Service my-rad-service',
        errors: ['apiVersion 14:13'],
        warnings: [],
      },
    ]);
  });
});
