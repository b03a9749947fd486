import request from 'supertest';
import { component } from '../__testUtils__/entities';
import { createSlo, lastHour, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DEEP = `${'{"a":['.repeat(100_000)}1${']}'.repeat(100_000)}`;
const DOCUMENT = JSON.stringify(sloDocument('x'));

/** Documents that are none. */
const DOCUMENTS = [
  '{}',
  'null',
  '[]',
  '1',
  '{"__proto__":{"kind":"SLO"}}',
  DEEP,
  DOCUMENT.replace('"push"', DEEP),
  DOCUMENT.replace('"good"', `"${'x'.repeat(300_000)}"`),
  DOCUMENT.replace('"About x"', '"a\\u0000b"'),
  DOCUMENT.replace('"About x"', '"a\\ud800b"'),
  DOCUMENT.replace('"About x"', '{"toString":1}'),
  DOCUMENT.replace('"metadata":{', '"metadata":{"__proto__":{"name":"y"},'),
  DOCUMENT.replace('"spec":{"service"', '"spec":{"constructor":{},"service"'),
  DOCUMENT.replace('"name":"x"', '"name":"../x"'),
  DOCUMENT.replace('"search"', '"a b"'),
  DOCUMENT.replace('"search"', '"group:default/red"'),
  DOCUMENT.replace('"search"', `"${'s'.repeat(500)}"`),
  DOCUMENT.replace('0.999', '1e400'),
  DOCUMENT.replace('0.999', '0.99999999999'),
  DOCUMENT.replace('0.999', '-1'),
  DOCUMENT.replace('"30d"', '"99999999d"'),
  DOCUMENT.replace('"30d"', '"5m"'),
  DOCUMENT.replace('"SLO"', '"Service"'),
];

describe.each(ids)('no input breaks SLOs on %p', id => {
  let tandem: RunningTandem;
  let sloId: string;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [component('search')]);
    sloId = (await createSlo(tandem, sloDocument('x'))).id;
  });
  afterAll(() => tandem.stop());

  function send(
    method: 'post' | 'put',
    path: string,
    text: string,
    contentType = 'application/json',
  ) {
    return request(tandem.backend.server)
      [method](`/api/tandem${path}`)
      .set('Content-Type', contentType)
      .send(text);
  }

  it('refuses documents that are none with 400, wherever they come', async () => {
    for (const document of DOCUMENTS) {
      for (const [method, path, body] of [
        ['post', '/slos', `{"document":${document}}`],
        [
          'put',
          `/slos/${sloId}`,
          `{"document":${document},"state":"draft","version":1}`,
        ],
        [
          'post',
          '/slos/preview',
          `{"document":${document},"entityRef":"component:default/search"}`,
        ],
      ] as const) {
        const answer = await send(method, path, body);
        expect([answer.status, document.slice(0, 200)]).toEqual([
          400,
          document.slice(0, 200),
        ]);
        expect(answer.body.error.message.length).toBeLessThan(3000);
      }
      const yaml = await send(
        'post',
        '/slos/import',
        document,
        'application/yaml',
      );
      expect(yaml.status).toBe(400);
      expect(JSON.stringify(yaml.body)).toMatch(/"line":\d/);
    }
    const [{ count }] = await tandem.knex('slos').count({ count: '*' });
    expect(Number(count)).toBe(1);
  });

  it('refuses bodies of another kind, over 5 MB, and with fields it does not know', async () => {
    const yaml = 'application/yaml';
    await send('post', '/slos/import', DOCUMENT).expect(400);
    await send('post', '/slos/import', DOCUMENT, 'text/plain').expect(400);
    await send('post', '/slos', DOCUMENT, yaml).expect(400);
    await send(
      'post',
      '/slos',
      `{"document":${DOCUMENT}}`,
      'text/plain',
    ).expect(400);
    const big = `# ${'x'.repeat(5 * 1024 * 1024)}`;
    await send('post', '/slos/import', big, yaml).expect(413);
    for (const [method, path, body] of [
      ['post', '/slos', { document: sloDocument('y'), owner: 'me' }],
      ['post', '/slos', { document: sloDocument('y'), reason: null }],
      ['post', '/slos', { document: sloDocument('y'), reason: 'a\0b' }],
      ['post', '/slos', { document: sloDocument('y'), state: 'archived' }],
      ['put', `/slos/${sloId}`, { document: sloDocument('x'), version: 1 }],
      [
        'put',
        `/slos/${sloId}`,
        { document: sloDocument('x'), state: 'draft', version: 1.5 },
      ],
      ['post', `/slos/${sloId}/samples`, { items: [] }],
      ['post', `/slos/${sloId}/samples`, { items: lastHour(0), more: 1 }],
      ['post', `/slos/${sloId}/samples?resolution=1m`, { items: lastHour(0) }],
      ['post', '/slos/import?dryRun=maybe', {}],
      ['post', '/slos/import?force=true', {}],
    ] as const) {
      const { status } = await send(method, path, JSON.stringify(body));
      expect([path, status]).toEqual([path, 400]);
    }
  });

  it('answers 404 to ids of nothing, and 400 to queries it does not know', async () => {
    for (const nothing of [
      '0',
      '-1',
      '1.5',
      'x',
      '9'.repeat(30),
      '%00',
      '1%2f2',
    ]) {
      await tandem.get(`/slos/${nothing}`).expect(404);
      await tandem.get(`/slos/${nothing}/revisions`).expect(404);
      await tandem.get(`/slos/${nothing}/series`).expect(404);
      await tandem.delete(`/slos/${nothing}?version=1`).expect(404);
    }
    const cursors = [
      '[]',
      '[1]',
      '[1,2,3]',
      '[1,2,3,"x"]',
      '[1e99,1]',
      '{}',
      '[1,-1]',
    ];
    for (const query of [
      ...cursors.map(
        text => `?cursor=${Buffer.from(text).toString('base64url')}`,
      ),
      '?limit=x',
      '?entityRef=user:default/a',
      '?ownerRef=component:default/a',
      '?entityRef=component:default/search&entityRef=component:default/b',
    ]) {
      const { status } = await tandem.get(`/slos${query}`);
      expect([query, status]).toEqual([query, 400]);
    }
    await tandem.get('/slos?limit=100000').expect(200);
    const beyond = Buffer.from(`1.${'9'.repeat(15)}`).toString('base64url');
    await tandem.get(`/slos/${sloId}/revisions?cursor=${beyond}`).expect(200);
  });

  it('takes texts as they are', async () => {
    const text = 'Ünïcode \u{1f680} \'"; drop table slos; -- %s ?? :name $1';
    const document = sloDocument('odd-text', {
      metadata: { displayName: text },
      spec: { description: text },
    });
    const slo = await createSlo(tandem, document);
    expect(slo).toMatchObject({ title: text, document });
    const yaml = await tandem.get(
      '/slos/export?entityRef=component:default/search',
    );
    const { body } = await tandem.postYaml('/slos/import', yaml.text);
    for (const { status } of body.results) expect(status).toBe('unchanged');
  });
});
