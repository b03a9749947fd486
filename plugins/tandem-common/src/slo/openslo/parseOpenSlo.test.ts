import { SLO_TEXT } from './__testUtils__/openSloTexts';
import { parseOpenSlo } from './parseOpenSlo';

const SERVICE = `apiVersion: openslo/v1
kind: Service
metadata:
  name: search
`;

/** Path, line and column of each error, and the start of its message. */
function errorsOf(text: string): string[] {
  return parseOpenSlo(text).flatMap(({ errors }) =>
    errors.map(
      ({ path, line, column, message }) =>
        `${path} ${line}:${column} ${message}`,
    ),
  );
}

describe('parseOpenSlo', () => {
  it('reads a document as the JSON it stands for', () => {
    const [parsed] = parseOpenSlo(SLO_TEXT);
    expect(parsed).toMatchObject({
      line: 1,
      kind: 'SLO',
      name: 'answers',
      errors: [],
      warnings: [],
    });
    expect(parsed.document?.spec.objectives).toEqual([
      { displayName: 'Answers', target: 0.999 },
    ]);
  });

  it.each([
    [
      'an unknown field at its key',
      SLO_TEXT.replace('target: 0.999', 'target: 0.999\n      colour: red'),
      'spec.objectives[0].colour 30:7 unknown field',
    ],
    [
      'a wrong value at the value',
      SLO_TEXT.replace('0.999', '99.9'),
      'spec.objectives[0].target 29:15 must be at least 0 and below 1; did you mean 0.999?',
    ],
    [
      'a missing field at its parent',
      SLO_TEXT.replace('  service: search\n', ''),
      'spec.service 7:3 service is required',
    ],
    [
      'a missing field of a list item at that item',
      SLO_TEXT.replace('      target: 0.999\n', ''),
      'spec.objectives[0] 28:7 target or targetPercent is required',
    ],
    [
      'an empty value at its key, since it has no place of its own',
      SLO_TEXT.replace('service: search', 'service:'),
      'spec.service 8:3 must be text',
    ],
    [
      'a field given twice at the second one',
      SLO_TEXT.replace('  service: search', '  service: search\n  service: x'),
      "spec.service 9:3 'service' is given twice",
    ],
  ])('points to %s', (_what, text, error) => {
    const errors = errorsOf(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(error);
  });

  it('counts lines through all the documents of a text', () => {
    const text = `# a comment\n\n${SERVICE}---\n# another\n${SERVICE.replace(
      'search',
      'Search',
    )}`;
    expect(parseOpenSlo(text).map(({ line }) => line)).toEqual([3, 9]);
    expect(errorsOf(text)[0]).toContain('metadata.name 12:9');
  });

  it('reads lists of documents, each with its own line', () => {
    const text = `- apiVersion: openslo/v1
  kind: Service
  metadata: { name: one }
- apiVersion: openslo/v1
  kind: Service
  metadata: { name: Two }
`;
    const [one, two] = parseOpenSlo(text);
    expect(one).toMatchObject({ line: 1, name: 'one', errors: [] });
    expect(two).toMatchObject({ line: 4, name: 'Two' });
    expect(two.errors[0]).toMatchObject({
      path: 'metadata.name',
      line: 6,
      column: 21,
    });
  });

  it.each([
    ['a list that is not closed', 'kind: SLO\nmetadata: [\n'],
    ['a quote that is not closed', 'kind: SLO\nmetadata: "\n'],
    ['a wrong indentation', 'kind: SLO\n  metadata: [\n'],
    ['a stray bracket', 'kind: }\n'],
    ['a tab', '\tkind: SLO\n'],
  ])('%s spoils its own document only', (_what, broken) => {
    const [before, spoilt, after] = parseOpenSlo(
      `${SERVICE}---\n${broken}---\n${SLO_TEXT}`,
    );
    expect(before.errors).toEqual([]);
    expect(spoilt.errors.length).toBeGreaterThan(0);
    expect(spoilt.errors[0].line).toBeGreaterThanOrEqual(6);
    expect(spoilt.document).toBeUndefined();
    expect(after.document?.metadata.name).toBe('answers');
  });

  it('names what could be read of a document that is not YAML', () => {
    const [parsed] = parseOpenSlo(`${SERVICE}spec: [`);
    expect(parsed).toMatchObject({ line: 1, kind: 'Service', name: 'search' });
    expect(parsed.errors).toHaveLength(1);
  });

  it('refuses both of two with one kind and name, wherever they stand', () => {
    const results = parseOpenSlo(
      `${SERVICE}---\n${SLO_TEXT}---\n- {apiVersion: openslo/v1, kind: Service, metadata: {name: search}}\n`,
    );
    expect(results.map(({ document }) => document !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
    expect(results[0].errors[0]).toMatchObject({
      path: 'metadata.name',
      line: 4,
      message: 'more than one Service in this text is named search',
    });
  });

  it('lets SLOs of different services share a name, not those of one service', () => {
    const of = (service: string) =>
      SLO_TEXT.replace(/service: .*/, `service: ${service}`);
    const read = (...texts: string[]) =>
      parseOpenSlo(texts.join('---\n')).map(
        ({ document }) => document !== undefined,
      );
    expect(read(of('search'), of('ledger'))).toEqual([true, true]);
    expect(
      read(of('search'), of('component:default/Search'), of('ledger')),
    ).toEqual([false, false, true]);
    // Whose the broken one is, nobody can tell either.
    expect(
      read(of('search'), of('ledger').replace('target:', 'goal:')),
    ).toEqual([false, false]);
  });

  it.each(['', '\n\n', '---\n---\n', '# nothing\n', '[]', '~', '\uFEFF'])(
    'says that there is nothing in %j',
    text => {
      const results = parseOpenSlo(text);
      expect(results).toHaveLength(1);
      expect(results[0]).toMatchObject({ line: 1, kind: '', name: '' });
      expect(results[0].errors[0].message).toContain('no OpenSLO document');
    },
  );

  it('passes over empty documents', () => {
    expect(parseOpenSlo(`---\n---\n${SERVICE}---\n# end\n`)).toHaveLength(1);
  });

  it.each(['just text', '- - apiVersion: openslo/v1', '5'])(
    'refuses %j, which is no object',
    text => {
      expect(errorsOf(text)[0]).toContain('1:');
      expect(parseOpenSlo(text)[0].document).toBeUndefined();
    },
  );

  it('reads Windows line ends and a byte order mark', () => {
    const text = `\uFEFF${SLO_TEXT.replace('0.999', '1').replace(
      /\n/g,
      '\r\n',
    )}`;
    expect(errorsOf(text)[0]).toContain('spec.objectives[0].target 29:15');
  });

  it('keeps to YAML 1.2 whatever a directive says', () => {
    const text = `%YAML 1.1\n---\n${SLO_TEXT.replace(
      'displayName: Search answers',
      'displayName: yes',
    )}`;
    expect(parseOpenSlo(text)[0].document?.metadata.displayName).toBe('yes');
  });

  it('locates what is found out later, and the parent of what is missing', () => {
    const [parsed] = parseOpenSlo(SLO_TEXT);
    expect(parsed.locate(['spec', 'service'])).toEqual({ line: 8, column: 12 });
    expect(parsed.locate(['spec', 'indicatorRef'])).toEqual({
      line: 7,
      column: 3,
    });
  });

  it('takes a target from its digits, not from the number they come to', () => {
    const withTarget = (target: string) =>
      errorsOf(SLO_TEXT.replace('target: 0.999', target));
    expect(withTarget('target: 0.99900000000000000001')[0]).toContain(
      'at most nine decimals',
    );
    expect(withTarget('targetPercent: 99.90000000000000000001')[0]).toContain(
      'at most seven decimals',
    );
    expect(withTarget('target: 0.9990000000000')).toEqual([]);
    expect(withTarget('targetPercent: 99.9')).toEqual([]);
  });
});
