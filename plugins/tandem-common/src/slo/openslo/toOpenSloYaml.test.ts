import fc from 'fast-check';
import { SLO_TEXT, sloJson } from './__testUtils__/openSloTexts';
import type { JsonObject, OpenSloDocument } from './openSloDocument';
import { parseOpenSlo } from './parseOpenSlo';
import { toOpenSloYaml } from './toOpenSloYaml';
import { validateOpenSlo } from './validateOpenSlo';

/** Text that YAML readers like to take for something else. */
const oddText = fc.oneof(
  fc.constantFrom(
    'yes',
    'No',
    'null',
    '~',
    '0x1f',
    '1e3',
    '012',
    '.inf',
    '12:30:00',
    '2022-01-01 12:00:00',
    '  leading',
    'trailing  ',
    ': #',
    'a: b',
    '- a',
    '# no comment',
    '---',
    '...',
    '*alias',
    '&anchor',
    '!tag',
    '%directive',
    '@x',
    '`x`',
    '<<',
    '{a}',
    '[a]',
    '"',
    "'",
    'a\nb',
    '\na',
    'a\n\n',
    '  a\n b\n',
    '\ta',
    'a\r\nb',
    '🦊 fox',
    '\uFEFF',
    '\u2028',
    '\u0085',
    `long ${'word '.repeat(60)}`,
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const storableText = oddText.filter(text => !/[\0\p{Surrogate}]/u.test(text));

const anyValue = fc
  .jsonValue({ maxDepth: 3, stringUnit: 'grapheme' })
  .filter(value => !JSON.stringify(value).includes('__proto__'))
  .filter(value => validateOpenSlo(sourceOf({ value })).document !== undefined);

function sourceOf(connectionDetails: unknown) {
  return {
    apiVersion: 'openslo/v1',
    kind: 'DataSource',
    metadata: { name: 'any' },
    spec: { type: 'x', connectionDetails },
  };
}

const validDocument = fc
  .record({
    title: storableText.filter(text => text.length <= 255),
    description: storableText,
    label: fc.oneof(storableText, fc.array(storableText, { maxLength: 3 })),
    annotation: storableText,
    query: storableText,
    extra: anyValue,
    service: storableText.filter(({ length }) => length > 0 && length < 255),
    target: fc.integer({ min: 0, max: 999_999_999 }),
  })
  .map(
    ({
      title,
      description,
      label,
      annotation,
      query,
      extra,
      service,
      target,
    }) => {
      const metric = { metricSource: { type: 'x', spec: { query, extra } } };
      return sloJson(
        {
          description,
          service,
          indicator: {
            metadata: { name: 'indicator' },
            spec: {
              ratioMetric: { counter: false, good: metric, total: metric },
            },
          },
          objectives: [{ target: target / 1e9 }],
        },
        {
          displayName: title,
          labels: { label },
          annotations: { 'example.org/a': annotation },
        },
      );
    },
  );

function valid(json: unknown): OpenSloDocument {
  const { document, errors } = validateOpenSlo(json);
  if (!document) {
    throw new Error(JSON.stringify(errors));
  }
  return document;
}

describe('toOpenSloYaml', () => {
  it('what was exported reads as the same documents', () => {
    fc.assert(
      fc.property(validDocument, json => {
        const slo = valid(json);
        const source = valid(sourceOf((slo.spec.indicator as JsonObject).spec));
        const results = parseOpenSlo(toOpenSloYaml([slo, source]));
        expect(results.map(({ errors }) => errors)).toEqual([[], []]);
        expect(results.map(({ document }) => document)).toEqual([slo, source]);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps every field of an import, in the order people look for them', () => {
    const [{ document }] = parseOpenSlo(SLO_TEXT);
    const shuffled = Object.fromEntries(
      Object.entries(document ?? {}).reverse(),
    ) as OpenSloDocument;
    const text = toOpenSloYaml([shuffled]);
    expect(Object.keys(parseOpenSlo(text)[0].document ?? {})).toEqual([
      'apiVersion',
      'kind',
      'metadata',
      'spec',
    ]);
    expect(parseOpenSlo(text)[0].document).toEqual(document);
    expect(toOpenSloYaml([parseOpenSlo(text)[0].document ?? shuffled])).toBe(
      text,
    );
  });

  it('writes text of several lines as it stands and folds none', () => {
    const long = `sum(${'rate(requests_total[5m]) + '.repeat(20)}1)`;
    const text = toOpenSloYaml([
      valid(
        sloJson({
          description: `first\nsecond\n`,
          service: long.slice(0, 255),
        }),
      ),
    ]);
    expect(text).toContain('description: |\n    first\n    second\n');
    expect(text.split('\n').some(line => line.length > 255)).toBe(true);
  });

  it('quotes what YAML 1.1 readers take for something else', () => {
    const text = toOpenSloYaml([valid(sloJson({ description: 'yes' }))]);
    expect(text).toMatch(/description: ["']yes["']/);
  });

  it('puts --- between documents', () => {
    const service = valid({
      apiVersion: 'openslo/v1',
      kind: 'Service',
      metadata: { name: 'search' },
    });
    expect(toOpenSloYaml([valid(sloJson()), service])).toContain(
      '\n---\napiVersion',
    );
    expect(toOpenSloYaml([])).toBe('');
  });
});
