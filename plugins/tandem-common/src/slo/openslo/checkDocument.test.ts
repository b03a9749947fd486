import {
  type Sample,
  type ProblemSample,
  rulesOn,
} from './__testUtils__/rulesOn';
import { documentOf, sloJson } from './__testUtils__/openSloTexts';
import { validateOpenSlo } from './validateOpenSlo';

describe('a document', () => {
  it.each<Sample>([
    ['an SLO', sloJson()],
    [
      'a DataSource with any connection details',
      documentOf('DataSource', {
        type: 'Prometheus',
        connectionDetails: {
          url: 'http://prometheus:9090',
          deep: [{ a: null }],
        },
      }),
    ],
    ['a Service', documentOf('Service', { description: 'text' })],
  ])('accepts %s without a word, and changes nothing', (_about, json) => {
    expect(rulesOn(json)).toEqual({ document: json, errors: [], warnings: [] });
  });
  it.each<ProblemSample>([
    [
      'another version',
      { ...sloJson(), apiVersion: 'foo' },
      'apiVersion: must be openslo/v1',
    ],
    ['another kind', documentOf('Slo', {}), 'kind: must be SLO, SLI'],
    ['no kind', { ...sloJson(), kind: undefined }, 'kind: kind is required'],
    [
      'an unknown field at the top',
      { ...sloJson(), status: {} },
      'status: unknown field',
    ],
    [
      'no metadata',
      { ...sloJson(), metadata: undefined },
      'metadata: metadata is required',
    ],
    ['no spec', { ...sloJson(), spec: undefined }, 'spec: spec is required'],
    [
      'no objectives',
      sloJson({ objectives: undefined }),
      'spec.objectives: objectives is required',
    ],
    [
      'a DataSource without type',
      documentOf('DataSource', { connectionDetails: {} }),
      'spec.type: type is required',
    ],
    [
      'a DataSource without details',
      documentOf('DataSource', { type: 'x' }),
      'spec.connectionDetails: connectionDetails is required',
    ],
    [
      'an unknown field of a Service',
      documentOf('Service', { markdown: 'x' }),
      'spec.markdown: unknown field',
    ],
    [
      'something that is no object',
      ['x'],
      ': must be an object with apiVersion',
    ],
  ])('refuses %s', (_about, json, problem) => {
    const { document, errors } = rulesOn(json);
    expect(errors).toEqual([expect.stringContaining(problem)]);
    expect(document).toBeUndefined();
  });
});

describe('validateOpenSlo', () => {
  it('names each unknown field by itself', () => {
    const { errors } = validateOpenSlo(sloJson({ one: 1, two: 2 }));
    expect(errors.map(({ path }) => path)).toEqual(['spec.one', 'spec.two']);
  });

  it('gives a Service without spec an empty one', () => {
    const { document } = validateOpenSlo({
      apiVersion: 'openslo/v1',
      kind: 'Service',
      metadata: { name: 'search' },
    });
    expect(document?.spec).toEqual({});
  });

  it('points to line 1 and column 1 where JSON has no lines', () => {
    expect(validateOpenSlo({}).errors[0]).toMatchObject({ line: 1, column: 1 });
  });
});
