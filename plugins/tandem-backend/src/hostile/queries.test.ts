import { testDatabases } from '../__testUtils__/startTandem';
import { documentedCalls } from './__testUtils__/documented';
import { HOSTILE_TEXTS } from './__testUtils__/hostileValues';
import {
  FUZZ_RUNS,
  reportDone,
  reportSlow,
  someOf,
} from './__testUtils__/runs';
import {
  startHostileTandem,
  type HostileTandem,
} from './__testUtils__/startHostileTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(300_000);

/** What other parameters must say before one of them is looked at. */
const NEEDED: Record<string, Record<string, string>> = {
  '/dora': { entityRef: 'component:default/payments' },
  '/dora/series': { entityRef: 'component:default/payments', bucket: 'day' },
  '/slos/export': { entityRef: 'component:default/payments' },
  '/coverage': { entityRef: 'component:default/payments' },
  '/load': {
    userRef: 'user:default/dana',
    from: '2026-01-01',
    to: '2026-02-01',
  },
  '/recommendation': { ops: '1', teams: '2' },
  '/fleet/filter-values': { filter: 'owner' },
};

/** Cursors as this API makes them, with other things in them. */
const CURSORS = [
  '1.1',
  '-999999999999999.999999999999999',
  '[]',
  '{}',
  'null',
  '[null,null]',
  '[1,2,3,4]',
  '["a\\u0000b",1]',
  '"a\\u0000b"',
  '"\\ud800"',
  '[1e308,1e308]',
  `${'['.repeat(700)}${']'.repeat(700)}`,
  '{"__proto__":{"a":1}}',
].map(text => Buffer.from(text).toString('base64url'));

const TEXTS = [
  // A request line has its limits.
  ...HOSTILE_TEXTS.filter(text => text.length < 1000).map(escaped),
  ...CURSORS,
  'x'.repeat(8000),
  '%',
  '%zz',
  '%E0%A4%A',
  '%C0%AE',
  '%u0041',
];

/** Percent-encoded; lone surrogates as a browser sends them. */
function escaped(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

/** The same parameter in forms that parsers read as lists and objects. */
function spellings(name: string, text: string): string[] {
  return [
    `${name}=${text}`,
    `${name}=${text}&${name}=${text}`,
    `${name}[]=${text}`,
    `${name}[a][b]=${text}`,
    `${name}[__proto__]=${text}`,
  ];
}

const calls = documentedCalls();

describe.each(ids)('no query breaks the API on %p', id => {
  let hostile: HostileTandem;

  beforeAll(async () => {
    hostile = await startHostileTandem(databases, id);
  });
  afterAll(async () => {
    reportSlow(`queries on ${id}`, hostile.client.slow);
    await hostile.stop();
  });

  afterEach(reportDone);

  it.each(calls.map(call => [`${call.method} ${call.path}`, call] as const))(
    '%s refuses or takes any value of each parameter',
    async (_operation, { method, path, parameters, type }) => {
      const queries = parameters
        .filter(parameter => parameter.in === 'query')
        .flatMap(({ name }, place) => {
          const { [name]: own, ...others } = NEEDED[path] ?? {};
          const rest = new URLSearchParams(others).toString();
          return TEXTS.flatMap((text, index) =>
            spellings(name, text)
              .filter((_, form) => form === 0 || form === index % 5)
              .map(each => `${each}&${rest}`),
          ).slice(place % 2);
        });
      for (const query of someOf(queries, FUZZ_RUNS * 2, path.length)) {
        const { status } = await hostile.client.send(
          method,
          `${hostile.pathOf(path)}?${query}`,
          type && '{}',
          type,
        );
        expect(status).toBeLessThan(500);
      }
    },
  );

  it('refuses or takes any value in a path', async () => {
    const parts = [
      ...TEXTS.filter(text => text.length < 3000),
      '%2e%2e%2f',
      '..%5c',
      '%00',
      '1%2F2',
      '1;2',
      '1e1',
      '0x1',
      '2147483648',
      '9223372036854775808',
      '-1',
    ].filter(text => !/^\s*$/.test(text));
    for (const { method, path, type } of calls) {
      const names = path.match(/\{\w+\}/g) ?? [];
      for (const name of names) {
        for (const part of someOf(parts, FUZZ_RUNS / 2, path.length)) {
          const { status } = await hostile.client.send(
            method,
            hostile.pathOf(path.replace(name, part)),
            type && '{}',
            type,
          );
          expect([path, part, status >= 300]).toEqual([path, part, true]);
        }
      }
    }
  });
});
