import {
  type Sample,
  type ProblemSample,
  rulesOn,
} from './__testUtils__/rulesOn';
import { sloJson } from './__testUtils__/openSloTexts';

describe('metadata', () => {
  it.each<Sample>([
    [
      'labels of a text or of a list',
      sloJson({}, { labels: { env: 'prod', team: ['a', 'b'] } }),
    ],
    [
      'annotations',
      sloJson(
        {},
        {
          annotations: {
            'tandem.dev/entity': 'component:default/search',
            'tandem.dev/stale-after': '2h',
            plain: 'text',
          },
        },
      ),
    ],
  ])('accepts %s without a word, and changes nothing', (_about, json) => {
    expect(rulesOn(json)).toEqual({ document: json, errors: [], warnings: [] });
  });
  it.each<ProblemSample>([
    [
      'no name',
      sloJson({}, { name: undefined }),
      'metadata.name: name is required',
    ],
    [
      'a name in capitals',
      sloJson({}, { name: 'BadName' }),
      'metadata.name: must be a name as in RFC 1123',
    ],
    [
      'a name of 64 characters',
      sloJson({}, { name: 'a'.repeat(64) }),
      'metadata.name: must be',
    ],
    [
      'a name that ends with a dash',
      sloJson({}, { name: 'a-' }),
      'metadata.name: must be',
    ],
    [
      'a name that is a number',
      sloJson({}, { name: 404 }),
      'metadata.name: must be text; put it in quotes',
    ],
    [
      'a display name that is no text',
      sloJson({}, { displayName: 5 }),
      'metadata.displayName: must be text',
    ],
    [
      'a label that is a number',
      sloJson({}, { labels: { env: 5 } }),
      'metadata.labels.env: must be text',
    ],
    [
      'a label that holds a number',
      sloJson({}, { labels: { env: ['a', 5] } }),
      'metadata.labels.env[1]: must be text',
    ],
    [
      'a label with an odd name',
      sloJson({}, { labels: { 'a b': 'x' } }),
      'metadata.labels.a b: the name of a label',
    ],
    [
      'an annotation that is no text',
      sloJson({}, { annotations: { a: true } }),
      'metadata.annotations.a: must be text',
    ],
    [
      'an annotation with an odd name',
      sloJson({}, { annotations: { 'a/b/c': 'x' } }),
      'metadata.annotations.a/b/c: the name of an annotation',
    ],
    [
      'an entity that is no reference',
      sloJson({}, { annotations: { 'tandem.dev/entity': 'search' } }),
      'metadata.annotations.tandem.dev/entity: must be a full entity reference',
    ],
    [
      'a staleness that is no time',
      sloJson({}, { annotations: { 'tandem.dev/stale-after': 'soon' } }),
      'metadata.annotations.tandem.dev/stale-after: must be a time',
    ],
  ])('refuses %s', (_about, json, problem) => {
    const { document, errors } = rulesOn(json);
    expect(errors).toEqual([expect.stringContaining(problem)]);
    expect(document).toBeUndefined();
  });
});
