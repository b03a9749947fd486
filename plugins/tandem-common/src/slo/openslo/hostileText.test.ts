import { SLO_TEXT, sloJson } from './__testUtils__/openSloTexts';
import type { ParsedOpenSlo } from './openSloDocument';
import { parseOpenSlo } from './parseOpenSlo';
import { validateOpenSlo } from './validateOpenSlo';

function refusalsOf(results: ParsedOpenSlo[]): string[] {
  expect(results.every(({ document }) => document === undefined)).toBe(true);
  return results.flatMap(({ errors }) => errors.map(({ message }) => message));
}

/** An SLO whose metric asks the source for something of this YAML. */
function withQuery(yaml: string): string {
  return SLO_TEXT.replace(/\{ series: total \}/, `{ query: ${yaml} }`).replace(
    /type: push/g,
    'type: prometheus',
  );
}

const DEEP_JSON = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);

describe('hostile text', () => {
  it.each([
    ['lists', '['],
    ['objects', '{'],
    ['objects in fields', '{a: '],
    ['list items', '- '],
    ['keys of keys', '? '],
    ['values of values', ': '],
  ])('that nests %s is refused before any of it is built', (_what, text) => {
    const results = parseOpenSlo(text.repeat(200_000));
    expect(refusalsOf(results)).toEqual(['is nested more than 50 deep']);
    expect(results[0].errors[0].column).toBeLessThan(300);
  });

  it('may nest as deep as a document has reason to', () => {
    const deep = (depth: number) =>
      withQuery(`${'['.repeat(depth)}1${']'.repeat(depth)}`);
    expect(parseOpenSlo(deep(35))[0].errors).toEqual([]);
    expect(refusalsOf(parseOpenSlo(deep(50)))[0]).toContain('nested');
  });

  it.each([
    ['tokens', '- a\n'],
    ['comments', '#\n'],
    ['quotes', '"a" '],
    ['anchors', '&a '],
  ])('of too many %s is refused at the place it was read to', (_what, text) => {
    const results = parseOpenSlo(text.repeat(300_000));
    expect(refusalsOf(results)).toEqual([
      'the text is too long to be read from here on',
    ]);
  });

  it.each([
    ['brackets that close nothing', '}'.repeat(300_000)],
    ['escapes that are none', `a: "${'\\q'.repeat(300_000)}"`],
    ['anchors of anchors', '&a '.repeat(100_000)],
    ['texts after texts', '"a" '.repeat(100_000)],
    ['commas after commas', `[${','.repeat(100_000)}]`],
  ])('of %s is given up on after a while', (_what, text) => {
    const refusals = refusalsOf(parseOpenSlo(text));
    expect(refusals).toHaveLength(51);
    expect(refusals[50]).toMatch(/^and [12] more errors?$/);
  });

  it('of more than five million characters is not looked at', () => {
    const text = `${SLO_TEXT}#${' '.repeat(5_000_000)}`;
    expect(refusalsOf(parseOpenSlo(text))).toEqual([
      'the text must have at most 5000000 characters',
    ]);
  });

  it('of more than a thousand documents is refused as a whole', () => {
    const documents = (count: number) =>
      parseOpenSlo('---\nkind: SLO\n'.repeat(count));
    expect(documents(1000)).toHaveLength(1000);
    expect(refusalsOf(documents(1001))).toEqual([
      'the text holds more than 1000 documents',
    ]);
    const list = parseOpenSlo('- kind: SLO\n'.repeat(1001));
    expect(refusalsOf(list)).toEqual([
      'the text holds more than 1000 documents',
    ]);
  });

  it('with aliases of aliases is refused without writing them out', () => {
    const lines = ['a0: &a0 [x, x]'];
    for (let level = 1; level < 40; level += 1) {
      const before = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} [${before}, ${before}]`);
    }
    // Written out these are 2 to the power of 40 values: more than memory holds.
    expect(refusalsOf(parseOpenSlo(lines.join('\n')))).toEqual([
      'the document is too large',
    ]);
  });

  it('with more than a hundred aliases is refused', () => {
    const text = (count: number) => withQuery(`[&a x${', *a'.repeat(count)}]`);
    expect(parseOpenSlo(text(100))[0].errors).toEqual([]);
    expect(refusalsOf(parseOpenSlo(text(101)))).toEqual([
      'there are more than 100 aliases',
    ]);
  });

  it.each([
    ['an alias of what comes later', '[*a, &a x]', "no anchor 'a'"],
    ['an alias of what it is in', '&a [*a]', "no anchor 'a'"],
    ['a tag of a programming language', '!!js/function "x"', 'the tag'],
    ['a tag of its own', '!secret x', 'the tag !secret'],
    ['a binary', '!!binary "AAAA"', 'the tag'],
    ['infinity', '.inf', 'must be a finite number'],
    ['no number', '.nan', 'must be a finite number'],
    ['a number too long for JSON', '12345678901234567890', 'in quotes'],
    ['a NUL character', '"\\0"', 'NUL'],
    ['half a character', '"\\ud800"', 'surrogates'],
    ['a gigantic text', `"${'x'.repeat(20_001)}"`, 'at most 20000 characters'],
    ['gigantic texts', `[${'"x y", '.repeat(9_998)} x]`, 'too large'],
    ['a prototype', '{ __proto__: { x: 1 } }', 'not a field name'],
    ['a field twice', '{ a: 1, a: 2 }', 'given twice'],
    ['a list for a name', '{ ? [a] : 1 }', 'name of a field must be text'],
  ])('is refused for %s', (_what, yaml, message) => {
    const refusals = refusalsOf(parseOpenSlo(withQuery(yaml)));
    expect(refusals).toEqual([expect.stringContaining(message)]);
  });

  it('does not merge: << is a field like others', () => {
    const text = SLO_TEXT.replace(
      'metadata:\n  name',
      'metadata:\n  <<: { displayName: x }\n  name',
    );
    expect(refusalsOf(parseOpenSlo(text))[0]).toContain("unknown field '<<'");
  });

  it.each(['\0', '\u0001', '\u007f', '\ud800'])(
    'that is binary (%j) is refused as a whole',
    character => {
      expect(refusalsOf(parseOpenSlo(SLO_TEXT + character))).toEqual([
        'the text holds characters that are not text',
      ]);
    },
  );

  it('is told of its first 50 errors and how many more there are', () => {
    const fields = Array.from({ length: 300 }, (_, index) => `f${index}: 1`);
    const messages = refusalsOf(parseOpenSlo(SLO_TEXT + fields.join('\n')));
    expect(messages).toHaveLength(51);
    expect(messages[50]).toBe('and 250 more errors');
  });

  it('does not get a name of its own length back', () => {
    const [{ errors }] = parseOpenSlo(`? "${'k'.repeat(15_000)}"\n: 1`);
    expect(JSON.stringify(errors).length).toBeLessThan(2_000);
  });
});

describe('hostile JSON', () => {
  it.each([
    ['deep lists', DEEP_JSON, 'nested more than 50 deep'],
    ['too many values', Array(10_001).fill(1), 'too large'],
    ['infinity', Infinity, 'finite'],
    ['functions', () => 1, 'must be text, a number'],
    ['a prototype', JSON.parse('{"__proto__":{"x":1}}'), 'not a field name'],
    ['NUL characters', 'a\0', 'NUL'],
  ])('is refused for %s', (_what, query, message) => {
    const { document, errors } = validateOpenSlo(sloJson({ query }));
    expect(document).toBeUndefined();
    expect(errors[0].message).toContain(message);
  });

  it.each([null, undefined, 5, 'text', [], [{}]])('%j is no document', json => {
    expect(validateOpenSlo(json).errors).toHaveLength(1);
  });
});
