/** Becomes this text in JSON, where JavaScript has no such value. */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export const SQL = `'; drop table deployments; -- ' or 1=1 %s ?? ?1 :name $1 \\`;
export const HTML = `<script>alert(1)</script><img src=x onerror="alert(1)">`;

/** Texts that break what is careless with them. */
export const HOSTILE_TEXTS: string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '\u{1f680}'.repeat(40),
  'İ'.repeat(200),
  '\u202egnp.exe',
  SQL,
  HTML,
  'x'.repeat(1_000_000),
  'NaN',
  'Infinity',
  'null',
  '[object Object]',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../../etc/passwd',
  '%00%0a%2e%2e',
  '${7*7}{{7*7}}',
  '=cmd()',
  'a\r\nX-Injected: 1',
  '0',
  '-1',
  '1e400',
  '9'.repeat(40),
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '9999-12-31T23:59:59-23:59',
  '2026-06-30T23:59:60Z',
  'Etc/GMT+12',
  'Pacific/Kiritimati',
  'user:default/nobody',
  'component:default/nobody',
  `component:default/${'a'.repeat(400)}`,
  'component:default/__proto__',
  'a:b/c:d/e',
  ['javascript', 'alert(1)'].join(':'),
  'data:text/html,<script>alert(1)</script>',
  'https://',
  'https://[::1',
  `https://example.org/${HTML}`,
  'file:///etc/passwd',
  '*',
  '{}',
];

/** What a field may hold instead of what it should. */
export const HOSTILE_VALUES: unknown[] = [
  null,
  true,
  false,
  0,
  new RawJson('-0'),
  -1,
  0.5,
  1e-320,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  new RawJson('1e400'),
  new RawJson('-1e400'),
  new RawJson('1'.repeat(5000)),
  [],
  [[]],
  [null],
  Array.from({ length: 1001 }, () => 'component:default/payments'),
  {},
  { a: 1 },
  new RawJson('{"__proto__":{"isAdmin":true}}'),
  new RawJson('{"constructor":{"prototype":{"isAdmin":true}}}'),
  new RawJson('{"a":1,"a":2}'),
  new RawJson('{"toString":null,"valueOf":1,"toJSON":"x","length":-1}'),
  new RawJson(`${'['.repeat(2000)}${']'.repeat(2000)}`),
  ...HOSTILE_TEXTS,
];
