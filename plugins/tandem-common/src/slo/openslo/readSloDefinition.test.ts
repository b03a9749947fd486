import {
  documentOf,
  pushed,
  query,
  sloJson,
} from './__testUtils__/openSloTexts';
import type { JsonObject, OpenSloDocument } from './openSloDocument';
import { readSloDefinition } from './readSloDefinition';
import { validateOpenSlo } from './validateOpenSlo';

function valid(json: unknown): OpenSloDocument {
  const { document, errors } = validateOpenSlo(json);
  if (!document) {
    throw new Error(JSON.stringify(errors));
  }
  return document;
}

function read(json: unknown, others: unknown[] = []) {
  const documents = others.map(valid);
  return readSloDefinition(valid(json), (kind, name) =>
    documents.find(
      document => document.kind === kind && document.metadata.name === name,
    ),
  );
}

function definitionOf(json: unknown, others: unknown[] = []) {
  const { definition, errors } = read(json, others);
  if (!definition) {
    throw new Error(JSON.stringify(errors));
  }
  return definition;
}

function withMetrics(good: JsonObject, total: JsonObject, objective = {}) {
  return sloJson({
    indicator: {
      metadata: { name: 'indicator' },
      spec: { ratioMetric: { counter: true, good, total } },
    },
    objectives: [{ target: 0.99, ...objective }],
  });
}

const SLI = documentOf(
  'SLI',
  {
    ratioMetric: { counter: true, good: query('good'), total: query('all') },
  },
  'answers',
);
const BY_NAME = sloJson({ indicator: undefined, indicatorRef: 'answers' });

describe('readSloDefinition', () => {
  it('reads what an SLO is computed by', () => {
    expect(
      definitionOf(
        sloJson(
          {
            description: 'Searches are answered',
            objectives: [
              { displayName: 'Good', targetPercent: 99.9 },
              { target: 0.95 },
            ],
          },
          { displayName: 'Answers' },
        ),
      ),
    ).toEqual({
      name: 'answers',
      title: 'Answers',
      description: 'Searches are answered',
      service: 'search',
      entityRef: 'component:default/search',
      duration: '30d',
      objectives: [
        { displayName: 'Good', targetPpb: 999_000_000n, target: '0.999' },
        { targetPpb: 950_000_000n, target: '0.95' },
      ],
      sourceType: 'push',
      seriesFingerprint: expect.any(String),
      staleAfterMillis: 15 * 60_000,
      references: [],
    });
  });

  it.each([
    ['search', undefined, 'component:default/search'],
    ['Component:Shop/Search', undefined, 'component:shop/search'],
    ['group:default/team', undefined, 'group:default/team'],
    ['search', 'component:shop/other', 'component:shop/other'],
    ['web search', undefined, undefined],
  ])(
    'the entity of service %j and annotation %j is %j',
    (service, entity, ref) => {
      const annotations = entity ? { 'tandem.dev/entity': entity } : undefined;
      const json = sloJson({ service }, { annotations });
      expect(definitionOf(json).entityRef).toBe(ref);
    },
  );

  it.each([
    ['45m', 45 * 60_000],
    ['2h', 2 * 3_600_000],
    ['1d', 86_400_000],
  ])('figures are stale after %s of the annotation', (text, millis) => {
    const annotations = { 'tandem.dev/stale-after': text };
    expect(definitionOf(sloJson({}, { annotations })).staleAfterMillis).toBe(
      millis,
    );
  });

  it.each(['soon', '0m', '1M', '32d', ''])(
    'a staleness of %j is an error',
    text => {
      const document = valid(sloJson());
      document.metadata.annotations = { 'tandem.dev/stale-after': text };
      expect(readSloDefinition(document).errors).toEqual([
        {
          path: ['metadata', 'annotations', 'tandem.dev/stale-after'],
          message: expect.stringContaining('45m'),
        },
      ]);
    },
  );

  it('a query makes the series, names and targets do not', () => {
    const fingerprint = (json: unknown) => definitionOf(json).seriesFingerprint;
    const one = fingerprint(withMetrics(query('a'), query('b')));
    const renamed = withMetrics(query('a'), query('b'), {
      displayName: 'x',
      target: 0.5,
    });
    renamed.metadata.name = 'other';
    expect(fingerprint(renamed)).toBe(one);
    expect(fingerprint(withMetrics(query('a'), query('c')))).not.toBe(one);
    expect(fingerprint(withMetrics(pushed('good'), pushed('total')))).not.toBe(
      one,
    );
  });

  it('the order of fields makes no other series', () => {
    const metric = (spec: JsonObject) => ({
      metricSource: { type: 'x', spec },
    });
    const one = metric({ a: 1, b: { c: 1, d: 2 } });
    const two = metric({ b: { d: 2, c: 1 }, a: 1 });
    expect(definitionOf(withMetrics(one, one)).seriesFingerprint).toBe(
      definitionOf(withMetrics(two, two)).seriesFingerprint,
    );
  });

  it('what a threshold metric is compared with makes the series', () => {
    const fingerprint = (value: number) =>
      definitionOf(
        sloJson({
          indicator: {
            metadata: { name: 'indicator' },
            spec: { thresholdMetric: query('p99') },
          },
          objectives: [{ target: 0.9, op: 'lt', value }],
        }),
      ).seriesFingerprint;
    expect(fingerprint(300)).not.toBe(fingerprint(400));
  });

  it('a named indicator is the same series as that one inline', () => {
    const named = definitionOf(BY_NAME, [SLI]);
    const inline = definitionOf(withMetrics(query('good'), query('all')));
    expect(named.seriesFingerprint).toBe(inline.seriesFingerprint);
    expect(named.sourceType).toBe('prometheus');
    expect(named.references).toEqual([{ kind: 'SLI', name: 'answers' }]);
  });

  it('the source of a metric may be known to its DataSource only', () => {
    const metric = {
      metricSource: { metricSourceRef: 'metrics', spec: { query: 'x' } },
    };
    const source = documentOf(
      'DataSource',
      { type: 'Prometheus', connectionDetails: {} },
      'metrics',
    );
    const json = withMetrics(metric, metric);
    expect(definitionOf(json, [source])).toMatchObject({
      sourceType: 'prometheus',
      references: [{ kind: 'DataSource', name: 'metrics' }],
    });
    expect(definitionOf(json).sourceType).toBeUndefined();
  });

  it.each([
    ['indicator', BY_NAME, ['spec', 'indicatorRef'], 'no SLI named answers'],
    [
      'alert policy',
      sloJson({ alertPolicies: ['page'] }),
      ['spec', 'alertPolicies', 0],
      'no AlertPolicy named page',
    ],
    [
      'alert policy by reference',
      sloJson({ alertPolicies: [{ alertPolicyRef: 'page' }] }),
      ['spec', 'alertPolicies', 0, 'alertPolicyRef'],
      'no AlertPolicy named page',
    ],
  ])(
    'an unresolved %s is an error at its place',
    (_what, json, path, message) => {
      expect(read(json).errors).toEqual([
        { path, message: expect.stringContaining(message) },
      ]);
    },
  );

  it('follows references of references, and tells where one leads nowhere', () => {
    const policy = documentOf(
      'AlertPolicy',
      {
        conditions: [{ conditionRef: 'burn' }],
        notificationTargets: [{ targetRef: 'mail' }],
      },
      'page',
    );
    const target = documentOf(
      'AlertNotificationTarget',
      { target: 'x' },
      'mail',
    );
    const json = sloJson({ alertPolicies: ['page'] });
    expect(read(json, [policy, target]).errors).toEqual([
      {
        path: ['spec', 'alertPolicies', 0],
        message:
          'the AlertPolicy page names the AlertCondition burn, which there is not',
      },
    ]);
    const condition = documentOf(
      'AlertCondition',
      {
        severity: 'page',
        condition: {
          kind: 'burnrate',
          op: 'gt',
          threshold: 2,
          lookbackWindow: '1h',
        },
      },
      'burn',
    );
    expect(definitionOf(json, [policy, target, condition]).references).toEqual([
      { kind: 'AlertPolicy', name: 'page' },
      { kind: 'AlertCondition', name: 'burn' },
      { kind: 'AlertNotificationTarget', name: 'mail' },
    ]);
  });

  it('what a source is asked names no documents', () => {
    const metric = {
      metricSource: { type: 'x', spec: { indicatorRef: 'nothing' } },
    };
    expect(definitionOf(withMetrics(metric, metric)).references).toEqual([]);
  });

  it('a named threshold metric asks for op and value like an inline one', () => {
    const sli = documentOf('SLI', { thresholdMetric: query('p99') }, 'answers');
    expect(read(BY_NAME, [sli]).errors).toEqual([
      { path: ['spec', 'objectives', 0, 'op'], message: 'op is required' },
      {
        path: ['spec', 'objectives', 0, 'value'],
        message: 'value is required',
      },
    ]);
  });
});
