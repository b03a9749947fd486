import type { IngestResult } from '@tandem/backstage-plugin-tandem-common';
import request from 'supertest';
import { ago, deployment, HOUR, incident } from './__testUtils__/deliveries';
import { component } from './__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from './__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DEEP = `${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}`;
const PAYMENTS = 'entityRef=component:default/payments';

describe.each(ids)('no input breaks the API on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [component('payments')]);
  });
  afterAll(() => tandem.stop());

  /** Posts text as it is. */
  function send(path: string, text: string, contentType = 'application/json') {
    return request(tandem.backend.server)
      .post(`/api/tandem${path}`)
      .set('Content-Type', contentType)
      .send(text);
  }

  it('refuses a body over 5 MB with 413 and takes one just below', async () => {
    const title = 'x'.repeat(500);
    const items = Array.from({ length: 1000 }, () =>
      incident({ title, url: `https://example.org/${'y'.repeat(1900)}` }),
    );
    await tandem.post('/incidents', { items }).expect(201);
    const { body } = await send(
      '/incidents',
      `{"items":[],"padding":"${'z'.repeat(5 * 1024 * 1024)}"}`,
    ).expect(413);
    expect(body.error.name).toBe('PayloadTooLargeError');
  });

  it('answers 400 to a body that is no batch and no item', async () => {
    for (const text of [
      '{"items": [',
      '',
      '"deployment"',
      '1e400',
      'null',
      '[]',
      '{}',
      DEEP,
      `{"items":${DEEP}}`,
      `{"items":[${DEEP}]}`,
      `{"items":[{"changes":${DEEP}}]}`,
      '{"__proto__":{"items":[]}}',
      '{"items":[{"__proto__":{"status":"succeeded"}}]}',
      '{"items":{"length":1}}',
      '{"items":[]}',
      '{"items":[null, 1, "x", [], true]}',
      '{"items":[{}],"dryRun":true}',
    ]) {
      for (const path of ['/deployments', '/incidents']) {
        const { status, body } = await send(path, text);
        expect([text.slice(0, 80), status]).toEqual([text.slice(0, 80), 400]);
        expect(body.error.message).toEqual(expect.any(String));
        expect(body.response).toEqual({ statusCode: 400 });
      }
    }
  });

  it('says what to send to whoever sends something else than JSON', async () => {
    const { body } = await send('/deployments', 'a=1', 'text/plain').expect(
      400,
    );
    expect(body.error.message).toContain('Content-Type: application/json');
    await send('/deployments', '{}', 'application/json; charset=utf-7').expect(
      400,
    );
  });

  const wrong: [string, object, string?][] = [
    ['entityRef', { entityRef: 'payments' }],
    ['entityRef', { entityRef: 'group:default/team' }],
    ['entityRef', { entityRef: 'component:default/a\0b' }],
    ['entityRef', { entityRef: 'component:default/a b' }],
    ['entityRef', { entityRef: `component:default/${'a'.repeat(400)}` }],
    // Longer in lower case than in upper case.
    ['entityRef', { entityRef: `component:default/${'İ'.repeat(300)}` }],
    ['entityRef', { entityRef: 17 }],
    ['entityRef', { entityRef: ['component:default/payments'] }],
    ['environment', { environment: '' }],
    ['environment', { environment: 'e'.repeat(101) }],
    ['environment', { environment: 'İ'.repeat(100) }],
    ['environment', { environment: '\ud800' }],
    ['status', { status: 'done' }],
    ['status', { status: null }],
    ['finishedAt', { finishedAt: undefined }],
    ['finishedAt', { finishedAt: 1767225600000 }],
    ['finishedAt', { finishedAt: '2026-01-01' }],
    ['finishedAt', { finishedAt: '2026-01-01T00:00:00' }],
    ['finishedAt', { finishedAt: '2026-02-30T00:00:00Z' }],
    ['finishedAt', { finishedAt: '9999-12-31T23:59:59-23:59' }],
    ['finishedAt', { finishedAt: '+010000-01-01T00:00:00Z' }],
    ['startedAt', { startedAt: '9999-12-31T23:59:59Z' }],
    ['startedAt', { startedAt: null }],
    ['commit', { commit: 'c'.repeat(101) }],
    ['commit', { commit: 'a\0' }],
    ['version', { version: {} }],
    ['version', { version: 1e308 }],
    ['kind', { kind: 'Rollback' }],
    ['changes', { changes: {} }],
    ['changes', { changes: null }],
    ['changes[0].committedAt', { changes: [{ commit: 'a' }] }],
    [
      'changes[0].commit',
      { changes: [{ commit: '\udc00', committedAt: ago(0) }] },
    ],
    [
      'changes[0].pullRequest.number',
      {
        changes: [
          { commit: 'a', committedAt: ago(0), pullRequest: { number: 1e300 } },
        ],
      },
    ],
    [
      'changes[0].author',
      { changes: [{ commit: 'a', committedAt: ago(0), author: 'me' }] },
    ],
    ['source', { source: undefined }],
    ['source', { source: 's'.repeat(101) }],
    ['externalId', { externalId: 12 }],
    ['externalId', { externalId: 'x'.repeat(301) }],
    ['url', { url: 'data:text/html,hi' }],
    ['url', { url: 'https://' }],
    ['team', { team: 'a' }],
    ['constructor', { constructor: 'a' }],
    ['title', { title: '' }, '/incidents'],
    ['title', { title: 't'.repeat(501) }, '/incidents'],
    ['severity', { severity: 1 }, '/incidents'],
    ['startedAt', { startedAt: undefined }, '/incidents'],
    ['resolvedAt', { resolvedAt: ago(24 * HOUR) }, '/incidents'],
    ['deployment', { deployment: '1' }, '/incidents'],
    ['deployment.externalId', { deployment: { source: 'ci' } }, '/incidents'],
    ['postmortemUrl', { postmortemUrl: 'ftp://x' }, '/incidents'],
  ];

  it('names the field that is wrong', async () => {
    for (const [field, more, path = '/deployments'] of wrong) {
      const item = path === '/deployments' ? deployment() : incident();
      const { status, body } = await tandem.post(path, { ...item, ...more });
      expect({ more, status, results: body.results }).toEqual({
        more,
        status: 400,
        results: [
          {
            index: 0,
            status: 'rejected',
            error: { field, message: expect.stringContaining(`${field}: `) },
          },
        ],
      });
      expect(body.error).toMatchObject({
        name: 'InputError',
        message: body.results[0].error.message,
      });
    }
  });

  it('keeps what is unusual but true', async () => {
    const items = [
      { entityRef: 'Component:Default/PAYMENTS', environment: 'PRODUCTION' },
      { finishedAt: '0000-01-01T00:00:00+14:00' },
      { finishedAt: '1969-12-31T23:59:59.999999999Z' },
      { finishedAt: '2024-02-29T12:00:00.5-11:30' },
      { externalId: "'; drop table deployments; --" },
      { externalId: '\u{1f680}'.repeat(150), source: '％'.repeat(100) },
      { version: '?? ?1 :name $1 \\', commit: '{}' },
      { changes: [{ commit: 'z', committedAt: '9999-12-31T23:59:59-23:59' }] },
      { environment: 'İ'.repeat(50) },
    ].map(more => deployment(more));
    const { body } = await tandem.post('/deployments', { items }).expect(201);
    expect(body.results.map((it: IngestResult) => it.error)).toEqual(
      items.map(() => undefined),
    );
    const listed = await tandem.get(`/deployments?${PAYMENTS}`).expect(200);
    expect(listed.body.items).toHaveLength(items.length);
    await tandem.get(`/dora?${PAYMENTS}&from=0000-01-01T00:00:00Z`).expect(200);
  });

  it('refuses what it does not know in a path or query', async () => {
    for (const path of [
      `/dora`,
      `/dora?${PAYMENTS}&unknown=1`,
      `/dora?${PAYMENTS}&${PAYMENTS}`,
      `/dora?entityRef[a]=b`,
      `/dora?entityRef=`,
      `/dora?entityRef=user:default/ada`,
      `/dora?entityRef=component:default/a%00b`,
      `/dora?${PAYMENTS}&environment=%00`,
      `/dora?${PAYMENTS}&environment=`,
      `/dora?${PAYMENTS}&timeZone=Mars/Olympus`,
      `/dora?${PAYMENTS}&timeZone=UTC%00`,
      `/dora?${PAYMENTS}&edition=2024`,
      `/dora?${PAYMENTS}&descendants=yes`,
      `/dora?${PAYMENTS}&from=yesterday`,
      `/dora?${PAYMENTS}&from=2026-01-01`,
      `/dora?${PAYMENTS}&from=9999-01-01T00:00:00Z`,
      `/dora?${PAYMENTS}&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z`,
      `/dora?${PAYMENTS}&from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z`,
      `/dora?${PAYMENTS}&to=0000-01-01T00:00:00%2B14:00&from=0000-01-01T00:00:00Z`,
      `/dora/series?${PAYMENTS}&bucket=hour`,
      `/dora/series?${PAYMENTS}&bucket=day&from=2020-01-01T00:00:00Z`,
      `/dora/series?${PAYMENTS}&bucket=month&from=0000-01-01T00:00:00Z`,
      `/deployments?limit=0`,
      `/deployments?limit=-1`,
      `/deployments?limit=1.5`,
      `/deployments?limit=ten`,
      `/deployments?limit=`,
      `/deployments?cursor=x`,
      `/deployments?cursor=`,
      `/deployments?cursor=MTIuMTIuMTI`,
      `/deployments?cursor=${'A'.repeat(3000)}`,
      `/deployments?status=open`,
      `/deployments?kind=planned`,
      `/incidents?status=succeeded`,
      `/unmatched?${PAYMENTS}`,
      `/unmatched?cursor=%F0%9F%9A%80`,
      `/entities/component/default/a%00b/summary`,
      `/entities/component/default/a%20b/summary`,
      `/entities/component/default/%E0%A4%A/summary`,
      `/entities/component/default/${'a'.repeat(401)}/summary`,
      `/entities/location/default/ada/summary`,
      `/entities/component/default/payments/summary?timeZone=UTC`,
      `/entities/component/default/payments/summary?limit=1`,
    ]) {
      const { status, body } = await tandem.get(path);
      expect([path, status]).toEqual([path, 400]);
      expect(body.error.message).toEqual(expect.any(String));
    }
  });

  it('answers 404 for an entity that the catalog does not hold', async () => {
    for (const path of [
      `/dora?entityRef=component:default/nobody`,
      `/dora/series?entityRef=group:default/nobody`,
      `/deployments?entityRef=system:default/nobody`,
      `/incidents?entityRef=domain:default/nobody`,
      `/entities/component/default/nobody/summary`,
      `/entities/component/default/${'a'.repeat(300)}/summary`,
      `/dora/payments`,
      `/`,
    ]) {
      const { status } = await tandem.get(path);
      expect([path, status]).toEqual([path, 404]);
    }
  });

  it('tiles a range with the days of zones that skip or repeat one', async () => {
    for (const [timeZone, from, to] of [
      ['America/Adak', '1867-10-14T01:00:00Z', '1867-10-24T01:00:00Z'],
      ['America/Juneau', '1867-10-19T03:00:00Z', '1867-10-21T01:00:00Z'],
      ['Asia/Manila', '1844-12-28T01:00:00Z', '1845-01-03T01:00:00Z'],
      ['Pacific/Apia', '2011-12-28T01:00:00Z', '2012-01-02T01:00:00Z'],
      ['America/Sao_Paulo', '2018-11-01T00:30:00Z', '2018-11-07T00:30:00Z'],
      ['Europe/Berlin', '2026-03-27T12:00:00Z', '2026-03-31T12:00:00Z'],
    ]) {
      const { body } = await tandem
        .get(
          `/dora/series?${PAYMENTS}&bucket=day&timeZone=${timeZone}&from=${from}&to=${to}`,
        )
        .expect(200);
      const { points } = body;
      expect(points[0].start).toBe(new Date(from).toISOString());
      expect(points.at(-1).end).toBe(new Date(to).toISOString());
      for (let index = 1; index < points.length; index++) {
        expect(points[index].start).toBe(points[index - 1].end);
      }
    }
  });
});
