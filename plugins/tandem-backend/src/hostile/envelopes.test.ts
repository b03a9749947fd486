import { testDatabases } from '../__testUtils__/startTandem';
import { sloDocument } from '../__testUtils__/slos';
import { documentedCalls } from './__testUtils__/documented';
import { goodValue } from './__testUtils__/goodValue';
import { RawJson } from './__testUtils__/hostileValues';
import { placesOf, replaceAt } from './__testUtils__/places';
import { IS_FULL_RUN, reportDone, reportSlow } from './__testUtils__/runs';
import {
  startHostileTandem,
  type HostileTandem,
} from './__testUtils__/startHostileTandem';
import { toJson } from './__testUtils__/toJson';

const { databases, ids } = testDatabases();
jest.setTimeout(300_000);

const LIMIT = 5 * 1024 * 1024;
const DEPTH = 200_000;
const DEEP_LISTS = `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`;
const DEEP_OBJECTS = `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`;

const NOT_JSON = [
  '',
  '{',
  '{"a":NaN}',
  '{"a":1,}',
  "{'a':1}",
  '\0',
  '\ufeff{}',
  '{}{}',
  '{"a":"\u0001"}',
  'null',
  'true',
  '1',
  '"text"',
  '[]',
  '[[]]',
  '{}',
  '{"items":[]}',
  '{"items":null}',
  '{"items":{"length":3}}',
  '{"__proto__":{"items":[]}}',
  `{"items":[${'{},'.repeat(2000)}{}]}`,
  `{${Array.from({ length: 50_000 }, (_, index) => `"a${index}":1`)}}`,
];

const TYPES = [
  'text/plain',
  'text/html',
  'application/xml',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/yaml',
  'json',
  '*/*',
  '',
];

/** References to references: each line is ten times the one before. */
const BOMB = [
  'a: &a ["x","x","x","x","x","x","x","x","x","x"]',
  ...Array.from({ length: 25 }, (_, index) => {
    const [name, before] = [index + 1, index].map(each =>
      String.fromCharCode(97 + each),
    );
    return `${name}: &${name} [${Array(10).fill(`*${before}`)}]`;
  }),
].join('\n');

const SLO = JSON.stringify(sloDocument('bomb', { service: 'payments' }));

const YAML_FILES = [
  BOMB,
  'a: &a\n  b: *a',
  '&a [*a]',
  `a: ${'['.repeat(DEPTH)}`,
  `a: ${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`,
  `${'- '.repeat(DEPTH)}a`,
  Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
  '---\n'.repeat(100_000),
  `${'a: b\n---\n'.repeat(20_000)}`,
  `${'? '.repeat(50_000)}a`,
  '!!js/function "function(){ return 1 }"',
  '!!python/object/apply:os.system ["true"]',
  '!!binary "////"',
  '<<: *unknown',
  'a: &a {b: 1}\nc:\n  <<: [*a, *a, *a]',
  `a: "${'\\u0000'.repeat(10)}"`,
  'a: "\\ud800"',
  '\0',
  '%YAML 9.9\n---\na',
  '__proto__: {isAdmin: true}',
  `apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: ${'x'.repeat(100_000)}}`,
  `apiVersion: openslo/v1\nkind: SLO\nmetadata: &m {name: a, labels: *m}`,
  `"${'x'.repeat(1_000_000)}"`,
  `${'#\n'.repeat(1_000_000)}`,
  `a: ${'9'.repeat(1_000_000)}`,
  `a: 0x${'f'.repeat(100_000)}`,
  `|${'\n x'.repeat(300_000)}`,
];

const writes = documentedCalls()
  .filter(({ type }) => type !== undefined)
  .map(call => [`${call.method} ${call.path}`, call] as const);
const jsonWrites = writes.filter(([, { type }]) => type === 'application/json');
const yamlWrites = writes.filter(([, { type }]) => type === 'application/yaml');

describe.each(ids)('no envelope breaks the API on %p', id => {
  let hostile: HostileTandem;

  beforeAll(async () => {
    hostile = await startHostileTandem(databases, id);
  });
  afterAll(async () => {
    reportSlow(`envelopes on ${id}`, hostile.client.slow);
    await hostile.stop();
  });

  afterEach(reportDone);

  const send = async (
    [, { method, path }]: (typeof writes)[number],
    text: string,
    type: string,
  ) =>
    (await hostile.client.send(method, hostile.pathOf(path), text, type))
      .status;

  it.each(writes)('%s answers 413 above 5 MB', async (...call) => {
    const type = call[1].type!;
    const big =
      type === 'application/json'
        ? `{"a":"${'x'.repeat(LIMIT - 7)}"}`
        : `# ${'x'.repeat(LIMIT - 1)}`;
    expect(Buffer.byteLength(big)).toBe(LIMIT + 1);
    expect(await send(call, big, type)).toBe(413);
  });

  it.each(jsonWrites)('%s refuses nesting without end', async (...call) => {
    const good = goodValue(call[1].body!);
    const [place] = placesOf(good).slice(-1);
    const bodies = [DEEP_LISTS, DEEP_OBJECTS].flatMap(deep => [
      deep,
      `{"items":${deep}}`,
      `{"items":[${deep}]}`,
      `${toJson(good).slice(0, -1)},"more":${deep}}`,
      toJson(replaceAt(good, place, new RawJson(deep))),
    ]);
    for (const text of IS_FULL_RUN ? bodies : bodies.slice(3, 7)) {
      expect(await send(call, text, 'application/json')).toBe(400);
    }
  });

  it.each(jsonWrites)('%s refuses what is not its form', async (...call) => {
    for (const text of NOT_JSON) {
      const status = await send(call, text, 'application/json');
      expect([text.slice(0, 60), status]).toEqual([text.slice(0, 60), 400]);
    }
  });

  it.each(writes)('%s refuses other types of content', async (...call) => {
    const { type: own, body } = call[1];
    const good = own === 'application/yaml' ? SLO : toJson(goodValue(body!));
    for (const type of TYPES.filter(each => each !== own)) {
      const status = await send(call, good, type);
      expect([type, [400, 415].includes(status)]).toEqual([type, true]);
    }
  });

  it.each(yamlWrites)('%s refuses YAML that grows', async (...call) => {
    for (const text of YAML_FILES) {
      const status = await send(call, text, 'application/yaml');
      expect([text.slice(0, 60), status]).toEqual([text.slice(0, 60), 400]);
    }
  });
});
